package io.darkrift.secure;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which datagrams move the address of a client, and which do not. */
@Timeout(120)
class AddressTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();

    /** A router between a client and a server, which can give the client another port, and has the last say. */
    private static final class Router implements AutoCloseable {
        final DatagramSocket near = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        final List<DatagramSocket> far = List.of(newFar(), newFar(), newFar());
        final List<byte[]> passed = new CopyOnWriteArrayList<>();
        final AtomicIntegerArray answered = new AtomicIntegerArray(3);
        private final InetSocketAddress server;
        private volatile SocketAddress client;
        private volatile int current;

        Router(int port) throws IOException {
            server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            start(near, datagram -> {
                client = datagram.getSocketAddress();
                byte[] bytes = Arrays.copyOf(datagram.getData(), datagram.getLength());
                passed.add(bytes);
                send(current, bytes);
            });
            for (int i = 0; i < far.size(); i++) {
                int which = i;
                start(far.get(which), datagram -> {
                    answered.incrementAndGet(which);
                    near.send(new DatagramPacket(datagram.getData(), datagram.getLength(), client));
                });
            }
        }

        private static DatagramSocket newFar() throws IOException {
            return new DatagramSocket(0, InetAddress.getLoopbackAddress());
        }

        private interface Receiver {
            void receive(DatagramPacket datagram) throws IOException;
        }

        private static void start(DatagramSocket socket, Receiver receiver) {
            Thread thread = new Thread(() -> {
                try {
                    while (true) {
                        DatagramPacket datagram = new DatagramPacket(new byte[2_048], 2_048);
                        socket.receive(datagram);
                        receiver.receive(datagram);
                    }
                } catch (IOException e) {
                    // The test is over.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void send(int from, byte[] bytes) throws IOException {
            far.get(from).send(new DatagramPacket(bytes, bytes.length, server));
        }

        int port(int which) {
            return far.get(which).getLocalPort();
        }

        @Override
        public void close() {
            near.close();
            far.forEach(DatagramSocket::close);
        }
    }

    private void exchange(DarkriftClient client) {
        answers.clear();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            client.send(Message.of(7), SendMode.UNRELIABLE);
            return answers.poll(1, TimeUnit.SECONDS) != null;
        });
    }

    private static int port(DarkriftServer server) {
        return server.clients().iterator().next().traits().remoteUdpAddress().getPort();
    }

    private static long count(DarkriftServer server, String name) {
        return server.statistics().transport().get(name);
    }

    @Test
    void authenticNewDatagramsMoveTheAddressAndOthersDoNot() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(SecureListener.over(
                                BichannelListener.port(0).host("127.0.0.1"), TlsIdentity.development()))
                        .onUnhandledMessage((from, message) -> from.send(message, message.sendMode()))
                        .start();
                Router router = new Router(server.port());
                DarkriftClient client = DarkriftClient.builder()
                        .connectTimeout(PATIENCE)
                        .onUnhandledMessage(answers::add)
                        .connect(SecureDialer.over(BichannelDialer.to("127.0.0.1", server.port())
                                        .udpPort(router.near.getLocalPort()))
                                .trustDevelopmentCertificate())) {
            exchange(client);
            assertThat(port(server)).isEqualTo(router.port(0));

            for (byte[] old : router.passed) {
                router.send(2, old);
                byte[] forged = old.clone();
                forged[16]++;
                router.send(2, forged);
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> count(server, "datagrams_replayed") > 0 && count(server, "datagrams_forged") > 0);
            exchange(client);
            assertThat(port(server)).isEqualTo(router.port(0));
            assertThat(router.answered.get(0)).isPositive();
            assertThat(router.answered.get(2))
                    .as("answers to what was replayed or forged")
                    .isZero();

            router.current = 1;
            exchange(client);
            assertThat(port(server)).isEqualTo(router.port(1));
        }
    }
}
