package io.darkrift.tests.session;

import com.google.gson.Gson;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.transport.bichannel.Dialect;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** A session between two peers, socket read by socket read, from {@code conformance/sessions.json}. */
record RecordedSession(String name, List<Event> events) {
    /** How many events the handshake has. */
    static final int HANDSHAKE = 4;

    /** Who sent what over which channel. No bytes over TCP are the end of the stream. */
    record Event(SendMode channel, boolean fromServer, byte[] bytes, String what) {}

    private record Sessions(List<Recording> sessions) {}

    private record Recording(String name, List<RecordedEvent> events) {}

    private record RecordedEvent(String transport, String from, String hex, int payload_zeros, String what) {}

    static RecordedSession load(String name) throws IOException {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(RecordedSession.class.getResourceAsStream("/conformance/sessions.json")),
                StandardCharsets.UTF_8)) {
            Recording recording = new Gson()
                    .fromJson(in, Sessions.class).sessions().stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElseThrow();
            return new RecordedSession(
                    name,
                    recording.events().stream().map(RecordedSession::event).toList());
        }
    }

    private static Event event(RecordedEvent recorded) {
        byte[] shown = HexFormat.of().parseHex(recorded.hex());
        byte[] bytes = Arrays.copyOf(shown, shown.length + recorded.payload_zeros());
        if (recorded.payload_zeros() == 60_007) {
            // One read took in the next message as well, which was counted among the zeros.
            byte[] disconnect = {0, 0, 0, 3, 0, 0, 100};
            System.arraycopy(disconnect, 0, bytes, bytes.length - disconnect.length, disconnect.length);
        }
        return new Event(
                recorded.transport().equals("tcp") ? SendMode.RELIABLE : SendMode.UNRELIABLE,
                recorded.from().equals("server"),
                bytes,
                recorded.what());
    }

    Dialect dialect() {
        return switch (name) {
            case "v1" -> Dialect.V1;
            case "v0" -> Dialect.V0;
            default -> Dialect.DARKRIFTPY;
        };
    }

    /** Whether the server sent the messages of either channel back over TCP, as darkriftpy does. */
    boolean answersReliably() {
        return dialect() == Dialect.DARKRIFTPY;
    }

    /** What is sent after the handshake in one direction over one channel. */
    List<Message> messages(boolean fromServer, SendMode channel) {
        List<Message> messages = new ArrayList<>();
        for (Event event : events.subList(HANDSHAKE, events.size())) {
            if (event.fromServer == fromServer && event.channel == channel && event.bytes.length > 0) {
                ByteBuffer in = ByteBuffer.wrap(event.bytes);
                while (in.hasRemaining()) {
                    byte[] body = new byte[channel == SendMode.RELIABLE ? in.getInt() : in.remaining()];
                    in.get(body);
                    messages.add(message(body, channel));
                }
            }
        }
        return messages;
    }

    private static Message message(byte[] body, SendMode channel) {
        ByteBuffer in = ByteBuffer.wrap(body);
        int flags = in.get();
        int tag = Short.toUnsignedInt(in.getShort());
        int code = flags == 0 ? 0 : Short.toUnsignedInt(in.getShort());
        Message message = Message.of(tag, body, in.position(), body.length).with(channel);
        return switch (flags) {
            case 0 -> message;
            case 0x40 -> message.asPing(code);
            case 0x60 -> message.asPingAcknowledgement(code);
            default -> throw new IllegalArgumentException("flags " + flags);
        };
    }

    /** The ping that a peer sent over a channel. */
    Message ping(boolean fromServer, SendMode channel) {
        return messages(fromServer, channel).stream()
                .filter(message -> message.kind() == Message.Kind.PING)
                .findFirst()
                .orElseThrow();
    }
}
