package io.darkrift.tests.soak;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.EventLoops;
import io.darkrift.message.SendMode;
import io.darkrift.tests.soak.Accounts.Count;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Clients that do what none should: the server has to survive them, and forget them. */
final class Misbehaviour {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int TOKEN_SIZE = 9;

    private final FaultyProxy proxy;
    private final Random random;
    private final Accounts accounts;
    private final ScheduledExecutorService timer;
    private final Runnable done;

    Misbehaviour(FaultyProxy proxy, Random random, Accounts accounts, ScheduledExecutorService timer, Runnable done) {
        this.proxy = proxy;
        this.random = random;
        this.accounts = accounts;
        this.timer = timer;
        this.done = done;
    }

    /** Sends as much as it can, and goes in the middle of it. */
    void flood(EventLoops eventLoops, long session) {
        DarkriftClient.builder()
                .eventLoops(eventLoops)
                .connectTimeout(Duration.ofSeconds(30))
                .connectAsync("127.0.0.1", proxy.port(), proxy.udpPort())
                .whenComplete((client, failure) -> {
                    if (client != null) {
                        accounts.add(Count.FLOODS);
                        flood(client, session);
                    } else {
                        done.run();
                    }
                });
    }

    private void flood(DarkriftClient client, long session) {
        int number = 0;
        while (number < 4_000
                && client.send(Numbered.of(Numbered.FLOOD, session, number, 50, SendMode.RELIABLE))
                        .isAccepted()) {
            number++;
        }
        client.closed().thenRun(done);
        timer.schedule(() -> client.closeAsync(), random.nextInt(3_000), TimeUnit.MILLISECONDS);
    }

    /** Connects, and says nothing, or shows half a token. */
    void silence() {
        accounts.add(Count.SILENT);
        hold(() -> {
            Socket socket = connect();
            if (random.nextBoolean()) {
                sendUdp(new byte[TOKEN_SIZE / 2], 1);
            }
            return socket;
        });
    }

    /** Asks for more than it ever reads. */
    void stall(long session) {
        accounts.add(Count.STALLS);
        hold(() -> {
            Socket socket = connect();
            handshake(socket);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            for (int i = 0; i < 100; i++) {
                byte[] payload = Numbered.of(Numbered.MORE, session, i, 0, SendMode.RELIABLE)
                        .payload();
                writeFrame(out, Numbered.MORE, payload);
            }
            return socket;
        });
    }

    /** Becomes a client, and sends what is no message. */
    void malform() {
        accounts.add(Count.MALFORMED);
        try (Socket socket = connect()) {
            handshake(socket);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                writeBad(out);
                if (socket.getInputStream().read() < 0) {
                    break;
                }
            }
        } catch (IOException e) {
            // The server, or the network, had enough.
        } finally {
            done.run();
        }
    }

    private void writeBad(DataOutputStream out) throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> out.writeInt(-random.nextInt(1_000) - 1);
            case 1 -> out.writeInt(Integer.MAX_VALUE);
            case 2 -> out.write(new byte[] {0, 0, 0, 2, 0, 0});
            case 3 -> out.write(new byte[] {0, 0, 0, 3, (byte) 0x80, 0, 0});
            case 4 -> out.write(new byte[] {0, 0, 0, 3, 0x15, 0, 0});
            default -> {
                byte[] bytes = new byte[1 + random.nextInt(200)];
                random.nextBytes(bytes);
                bytes[0] |= (byte) 0x80;
                out.write(bytes);
            }
        }
        out.flush();
    }

    private static void writeFrame(DataOutputStream out, int tag, byte[] payload) throws IOException {
        out.writeInt(3 + payload.length);
        out.writeByte(0);
        out.writeShort(tag);
        out.write(payload);
    }

    private interface Opening {
        Socket open() throws IOException;
    }

    /** Opens a connection, and drops it some time later. */
    private void hold(Opening opening) {
        try {
            Socket socket = opening.open();
            timer.schedule(() -> drop(socket), 500 + random.nextInt(4_000), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            done.run();
        }
    }

    private void drop(Socket socket) {
        try (socket) {
            socket.setSoLinger(random.nextBoolean(), 0);
        } catch (IOException e) {
            // It had gone already.
        } finally {
            done.run();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", proxy.port()), TIMEOUT_MILLIS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    private void handshake(Socket socket) throws IOException {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] token = in.readNBytes(TOKEN_SIZE);
            // Several times: the network loses some.
            sendUdp(token, 8);
            in.readFully(new byte[TOKEN_SIZE]);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void sendUdp(byte[] bytes, int times) throws IOException {
        try (DatagramSocket udp = new DatagramSocket()) {
            for (int i = 0; i < times; i++) {
                udp.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress("127.0.0.1", proxy.udpPort())));
            }
        }
    }
}
