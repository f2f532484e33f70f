package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that may open no more files, in a process of its own. */
@ExtendWith(Guard.class)
@EnabledOnOs(OS.LINUX)
class DescriptorsTest {
    /** The server. */
    static final class Main {
        public static void main(String[] args) throws IOException {
            DarkriftServer server = DarkriftServer.builder()
                    .listen(Listener.bichannel(0).host("127.0.0.1"))
                    .transport(TransportKind.valueOf(args[0]))
                    .onUnhandledMessage(RemoteClient::send)
                    .start();
            System.out.println(server.port());
            // Until the test closes it.
            while (System.in.read() >= 0) {
                System.out.println(server.statistics());
            }
            server.close();
        }
    }

    private static Process start(String transport) throws IOException {
        String command = "ulimit -n 256 && exec " + System.getProperty("java.home") + "/bin/java -cp '"
                + System.getProperty("java.class.path") + "' -Xmx128m '" + Main.class.getName() + "' " + transport;
        return new ProcessBuilder("bash", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NIO", "EPOLL"})
    void a_server_that_runs_out_of_descriptors_serves_on_and_recovers(String transport) throws Exception {
        Process process = start(transport);
        List<Socket> sockets = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            int port = Integer.parseInt(out.readLine());
            try (DarkriftClient early = DarkriftClient.builder().connect("127.0.0.1", port)) {
                for (int i = 0; i < 400; i++) {
                    sockets.add(new Socket("127.0.0.1", port));
                }
                echo(early, 1);
                for (Socket socket : sockets) {
                    socket.close();
                }
                try (DarkriftClient late = Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .ignoreExceptions()
                        .until(() -> DarkriftClient.builder().connect("127.0.0.1", port), client -> true)) {
                    echo(late, 2);
                }
                echo(early, 3);
            }
            process.getOutputStream().close();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void echo(DarkriftClient client, int tag) throws InterruptedException {
        client.send(Message.of(tag));
        assertThat(client.receive(Duration.ofSeconds(10)).tag()).isEqualTo(tag);
    }
}
