package io.darkrift.tests.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.tests.session.RecordedSession.Event;
import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our server, in the place of the recorded one. */
class ServerReplayTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @ParameterizedTest
    @CsvSource({"v1,false", "v1,true", "v0,false", "v0,true", "empty-ack,false", "empty-ack,true"})
    void the_server_sends_the_recorded_bytes(String name, boolean inSingleBytes) throws Exception {
        RecordedSession session = RecordedSession.load(name);
        try (DarkriftServer server = builder(session)
                .onUnhandledMessage((client, message) -> answer(session, client, message))
                .start()) {
            replay(session, server, inSingleBytes);
        }
    }

    /** The first message of the recorded C# client: without a payload. */
    private record Hello() {}

    private static final class HelloSerializer implements MessageSerializer<Hello> {
        @Override
        public int tag() {
            return 5;
        }

        @Override
        public Class<Hello> type() {
            return Hello.class;
        }

        @Override
        public void write(Hello value, DarkriftWriter out) {}

        @Override
        public Hello read(DarkriftReader in) {
            return new Hello();
        }
    }

    @ParameterizedTest
    @CsvSource({"v1,false", "v1,true", "v0,false", "v0,true"})
    void a_recorded_client_logs_in_with_its_first_message(String name, boolean inSingleBytes) throws Exception {
        RecordedSession session = RecordedSession.load(name);
        Queue<String> log = new ConcurrentLinkedQueue<>();
        try (DarkriftServer server = builder(session)
                .registry(MessageRegistry.of(new HelloSerializer()))
                .login(Hello.class, (client, hello) -> {
                    client.send(hello);
                    return LoginResult.accept(client);
                })
                .onLogin(client -> log.add("login"))
                .onUnhandledMessage((client, message) -> answer(session, client, message))
                .onDisconnect((client, info) -> log.add(info.reason().toString()))
                .start()) {
            replay(session, server, inSingleBytes);
            Awaitility.await().until(() -> log.size() == 2);
            assertThat(log).containsExactly("login", "LOCAL");
        }
    }

    private static void replay(RecordedSession session, DarkriftServer server, boolean inSingleBytes) throws Exception {
        try (RawSockets client = new RawSockets(
                new Socket(LOOPBACK, server.port()),
                new DatagramSocket(new InetSocketAddress(LOOPBACK, 0)),
                new InetSocketAddress(LOOPBACK, server.port()),
                inSingleBytes)) {
            shakeHands(session, client);
            for (Event event : session.events()
                    .subList(RecordedSession.HANDSHAKE, session.events().size())) {
                if (event.fromServer()) {
                    assertThat(client.receive(event.channel(), event.bytes().length))
                            .as(event.what())
                            .isEqualTo(event.bytes());
                } else {
                    client.send(event.channel(), event.bytes());
                }
            }
        }
    }

    /** Token and id are the server's own; all else is as recorded. */
    private static void shakeHands(RecordedSession session, RawSockets client) throws Exception {
        byte[] token = client.receive(SendMode.RELIABLE, 9);
        if (session.dialect() != Dialect.DARKRIFTPY) {
            assertThat(token[0]).as("version").isEqualTo(session.events().get(0).bytes()[0]);
        }
        client.send(SendMode.UNRELIABLE, token);
        byte[] acknowledgement = session.events().get(2).bytes().clone();
        if (acknowledgement.length == 12) {
            System.arraycopy(token, 1, acknowledgement, 0, 8);
        }
        assertThat(client.receive(SendMode.UNRELIABLE, acknowledgement.length)).isEqualTo(acknowledgement);
        byte[] configure = session.events().get(3).bytes();
        byte[] received = client.receive(SendMode.RELIABLE, configure.length);
        assertThat(Arrays.copyOf(received, 7)).isEqualTo(Arrays.copyOf(configure, 7));
        assertThat(Arrays.copyOfRange(received, 7, 9)).isEqualTo(new byte[2]);
    }

    private static DarkriftServerBuilder builder(RecordedSession session) {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(0).host(LOOPBACK.getHostAddress()).dialect(session.dialect()))
                .acknowledgePings(false);
    }

    /** The application that was recorded. */
    private static void answer(RecordedSession session, RemoteClient client, Message message) {
        SendMode mode = session.answersReliably() ? SendMode.RELIABLE : message.sendMode();
        if (message.kind() == Message.Kind.PING) {
            client.send(Message.of(message.tag()).asPingAcknowledgement(message.pingCode()), mode);
        } else if (message.tag() == 101) {
            int code = session.ping(true, mode).pingCode();
            client.send(Message.of(102).asPing(code), mode);
        } else if (message.tag() == 100) {
            client.closeAsync();
        } else {
            client.send(message, mode);
        }
    }
}
