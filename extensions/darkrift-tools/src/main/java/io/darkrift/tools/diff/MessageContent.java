package io.darkrift.tools.diff;

import io.darkrift.protocol.DecodedMessage;
import io.darkrift.protocol.MessageHeader;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.capture.Printable;
import io.darkrift.tools.capture.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the content of messages: value by value where the protocol is known, or else byte by byte. */
final class MessageContent {
    private static final int MAX_LISTED = 8;

    private final Protocol protocol;
    private final List<IgnoredPath> ignored;

    MessageContent(Protocol protocol, List<IgnoredPath> ignored) {
        this.protocol = protocol;
        this.ignored = ignored;
    }

    /** The content of a message, without what is ignored. Two messages are the same if these are equal. */
    record Key(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** Returns what decides whether two messages are the same. */
    Key key(CapturedMessage message) {
        if (ignored.isEmpty()) {
            return new Key(message.bytes());
        }
        Protocol.Reading reading = protocol.read(message);
        String name = reading.name().orElse("");
        BitSet dropped = new BitSet();
        for (DecodedMessage.Value value : reading.values()) {
            if (isIgnored(name, value)) {
                dropped.set(value.from(), value.to());
            }
        }
        if (dropped.isEmpty()) {
            return new Key(message.bytes());
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] bytes = message.bytes();
        for (int i = dropped.nextClearBit(0); i < bytes.length; i = dropped.nextClearBit(i + 1)) {
            kept.write(bytes[i]);
        }
        // Values of some bits share bytes with others: those that are not ignored count as text.
        for (DecodedMessage.Value value : reading.values()) {
            int shared = dropped.nextSetBit(value.from());
            if (shared >= 0 && shared < value.to() && !isIgnored(name, value)) {
                kept.writeBytes((value.path() + "=" + value.text() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Key(kept.toByteArray());
    }

    private boolean isIgnored(String name, DecodedMessage.Value value) {
        return ignored.stream().anyMatch(path -> path.covers(name, value.path()));
    }

    /** Returns the name and the tag of a message. */
    String title(CapturedMessage message) {
        MessageHeader header = message.header();
        String name = protocol.read(message)
                .name()
                .map(known -> Printable.escape(known) + " ")
                .orElse("");
        return name + "(tag " + header.tag()
                + (header.kind() == MessageHeader.Kind.MESSAGE ? "" : ", " + header.label()) + ", "
                + message.bytes().length + " bytes)";
    }

    /** Returns how two messages of the same tag differ, one line for each component. */
    List<String> differences(CapturedMessage left, CapturedMessage right) {
        Protocol.Reading a = protocol.read(left);
        Protocol.Reading b = protocol.read(right);
        List<String> lines = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        collect(a, values);
        collect(b, others);
        int more = 0;
        for (Map.Entry<String, String> value : values.entrySet()) {
            String other = others.remove(value.getKey());
            if (!value.getValue().equals(other)) {
                more += add(lines, value.getKey(), value.getValue(), other == null ? "absent" : other);
            }
        }
        for (Map.Entry<String, String> other : others.entrySet()) {
            more += add(lines, other.getKey(), "absent", other.getValue());
        }
        if (lines.isEmpty()) {
            lines.add(bytesDiffer(left.bytes(), right.bytes()));
        }
        if (more > 0) {
            lines.add(more + " more components differ");
        }
        return lines;
    }

    private void collect(Protocol.Reading reading, Map<String, String> values) {
        String name = reading.name().orElse("");
        for (DecodedMessage.Value value : reading.values()) {
            if (!isIgnored(name, value)) {
                values.put(value.path(), value.text());
            }
        }
        reading.problem().ifPresent(problem -> values.put("(problem)", problem));
    }

    private static int add(List<String> lines, String path, String from, String to) {
        if (lines.size() == MAX_LISTED) {
            return 1;
        }
        lines.add(Printable.escape(path) + ": " + Printable.escape(from) + " -> " + Printable.escape(to));
        return 0;
    }

    private static String bytesDiffer(byte[] left, byte[] right) {
        int at = Arrays.mismatch(left, right);
        if (at < 0) {
            return "the bytes are the same";
        }
        return "byte " + at + ": " + (at < left.length ? String.format("%02x", left[at]) : "absent") + " -> "
                + (at < right.length ? String.format("%02x", right[at]) : "absent")
                + (left.length == right.length ? "" : ", size: " + left.length + " -> " + right.length + " bytes");
    }
}
