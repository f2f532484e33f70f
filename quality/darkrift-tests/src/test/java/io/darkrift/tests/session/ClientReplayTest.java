package io.darkrift.tests.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.tests.session.RecordedSession.Event;
import io.darkrift.wire.DarkriftWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our client, in the place of the recorded one. */
class ClientReplayTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<Message> received = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"v1,false", "v1,true", "v0,false", "v0,true", "empty-ack,false", "empty-ack,true"})
    void the_client_sends_the_recorded_bytes(String name, boolean inSingleBytes) throws Exception {
        RecordedSession session = RecordedSession.load(name);
        try (ServerSocket listening = new ServerSocket(0, 1, LOOPBACK);
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            CompletableFuture<Void> served = serve(session, listening, udp, inSingleBytes);
            try (DarkriftClient client = DarkriftClient.builder()
                    .dialect(session.dialect())
                    .acknowledgePings(false)
                    .connect(LOOPBACK.getHostAddress(), listening.getLocalPort(), udp.getLocalPort())) {
                byte[] configure = session.events().get(3).bytes();
                assertThat(client.id()).isEqualTo((configure[7] & 0xFF) << 8 | configure[8] & 0xFF);
                if (session.answersReliably()) {
                    talkAsPython(client);
                } else {
                    talk(session, client);
                    assertThat(client.closed().get(10, TimeUnit.SECONDS).reason())
                            .isEqualTo(Reason.PEER);
                }
            }
            served.get(10, TimeUnit.SECONDS);
        }
        for (SendMode channel : SendMode.values()) {
            assertThat(received.stream().filter(message -> message.sendMode() == channel))
                    .containsExactlyElementsOf(session.messages(true, channel));
        }
    }

    /** What the recorded client of C# did. */
    private void talk(RecordedSession session, DarkriftClient client) throws InterruptedException {
        DarkriftWriter text = new DarkriftWriter();
        text.writeString("Hello World");
        DarkriftWriter numbers = new DarkriftWriter();
        numbers.writeInt32s(new int[] {1, 2, 3});
        for (SendMode mode : SendMode.values()) {
            client.send(Message.of(5), mode);
            client.send(Message.of(65_535, text), mode);
            client.send(Message.of(32_768, numbers), mode);
            client.send(Message.of(7).asPing(session.ping(false, mode).pingCode()), mode);
            client.send(Message.of(101), mode);
            Message ping = receiveUntilPing(client);
            client.send(Message.of(ping.tag()).asPingAcknowledgement(ping.pingCode()), mode);
        }
        client.send(Message.of(8, new byte[60_000]));
        client.send(Message.of(100));
        client.messages().forEach(received::add);
    }

    private Message receiveUntilPing(DarkriftClient client) throws InterruptedException {
        Message message;
        do {
            message = client.receive(LIMIT);
            received.add(message);
        } while (message.kind() != Message.Kind.PING);
        return message;
    }

    /** What the recorded client of darkriftpy did. */
    private void talkAsPython(DarkriftClient client) throws InterruptedException {
        DarkriftWriter numbers = new DarkriftWriter();
        numbers.writeInt32s(new int[] {1, -2, 3});
        for (SendMode mode : SendMode.values()) {
            client.send(Message.of(1, numbers), mode);
            received.add(client.receive(LIMIT));
        }
    }

    /** Plays the recorded server: sends what it sent, and compares what comes with what came then. */
    private static CompletableFuture<Void> serve(
            RecordedSession session, ServerSocket listening, DatagramSocket udp, boolean inSingleBytes) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try (RawSockets server =
                    new RawSockets(listening.accept(), udp, udp.getLocalSocketAddress(), inSingleBytes)) {
                for (Event event : session.events()) {
                    if (event.fromServer()) {
                        server.send(event.channel(), event.bytes());
                    } else {
                        byte[] came = server.receive(event.channel(), event.bytes().length);
                        // A client of ours shows its token again where the acknowledgement takes long.
                        while (event.channel() == SendMode.UNRELIABLE
                                && !Arrays.equals(came, event.bytes())
                                && Arrays.equals(came, session.events().get(1).bytes())) {
                            came = server.receive(event.channel(), event.bytes().length);
                        }
                        assertThat(came).as(event.what()).isEqualTo(event.bytes());
                    }
                }
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
