package io.darkrift.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientCommandTest {
    private static DarkriftServerBuilder server() {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .registry(MessageRegistry.load());
    }

    private static Console.Run client(int port, String... more) {
        String[] args = new String[3 + more.length];
        args[0] = "client";
        args[1] = "--port";
        args[2] = Integer.toString(port);
        System.arraycopy(more, 0, args, 3, more.length);
        return Console.run(args);
    }

    @Test
    void it_sends_20_numbers_and_prints_what_comes() throws Exception {
        BlockingQueue<Choose> chooses = new LinkedBlockingQueue<>();
        try (DarkriftServer server = server().on(Choose.class, (client, choose) -> {
                    chooses.add(choose);
                    client.send(new Choice(choose.items()[7]));
                    client.send(new Choice(choose.items()[8]));
                    client.send(new Choice(choose.items()[9]));
                })
                .start()) {
            Console.Run run = client(server.port(), "--count", "2");

            int[] items = chooses.poll(10, TimeUnit.SECONDS).items();
            assertThat(items).hasSize(20);
            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .containsExactly(
                            "the server chose the number: " + items[7], "the server chose the number: " + items[8]);
        }
    }

    @Test
    void it_ends_well_when_the_server_closes_the_connection() {
        try (DarkriftServer server = server().on(Choose.class, (client, choose) -> {
                    client.send(new Choice(-1));
                    client.closeAsync();
                })
                .start()) {
            Console.Run run = client(server.port());

            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .containsExactly("the server chose the number: -1", "connection has been closed by the server");
        }
    }

    @Test
    void without_a_server_it_says_so_in_one_line() throws IOException {
        int port = freePort();

        Console.Run run = client(port);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .singleElement()
                .asString()
                .startsWith("failed to connect to the server: ")
                .contains("127.0.0.1:" + port, "refused");
    }

    @Test
    void an_unknown_host_is_told_in_one_line() {
        Console.Run run = Console.run("client", "--host", "no-such-host.invalid");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .singleElement()
                .asString()
                .startsWith("failed to connect to the server: the host no-such-host.invalid is unknown");
    }

    @Test
    void a_server_of_another_kind_is_told_in_one_line() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread hangsUp = new Thread(() -> {
                try (Socket socket = other.accept()) {
                    socket.getOutputStream().write(new byte[3]);
                } catch (IOException e) {
                    // The client has gone already.
                }
            });
            hangsUp.start();

            Console.Run run = client(other.getLocalPort());

            hangsUp.join();
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).singleElement().asString().startsWith("failed to connect to the server: ");
        }
    }

    /** A port that nobody listens on: it was free a moment ago. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
