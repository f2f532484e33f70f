package io.darkrift.tools.doctor;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server of plain sockets that does what a script says to each client, and notes what it has received. */
final class FakeServer implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int LIMIT_MILLIS = 10_000;

    /** What the server does with a client. */
    interface Script {
        void serve(Client client) throws IOException;
    }

    private final ServerSocket listening;
    private final DatagramSocket udp;
    private final List<String> datagrams = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    FakeServer(Script script) throws IOException {
        listening = new ServerSocket(0, 50, LOOPBACK);
        udp = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        udp.setSoTimeout(LIMIT_MILLIS);
        Thread thread = new Thread(() -> serve(script), "fake-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Script script) {
        int clients = 0;
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                int count = ++clients;
                Thread thread = new Thread(() -> serve(script, socket, count == 1), "fake-client");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // The test has ended.
            }
        }
    }

    private void serve(Script script, Socket accepted, boolean first) {
        try (Socket socket = accepted) {
            socket.setSoTimeout(LIMIT_MILLIS);
            script.serve(new Client(socket, first));
        } catch (IOException e) {
            // The client or the test has ended.
        }
    }

    String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    String port() {
        return String.valueOf(listening.getLocalPort());
    }

    String udpPort() {
        return String.valueOf(udp.getLocalPort());
    }

    /** Returns the datagrams that scripts have received, in hexadecimal digits. */
    List<String> datagrams() {
        return datagrams;
    }

    /** Returns what scripts have noted. */
    List<String> events() {
        return events;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        udp.close();
    }

    /** One client. */
    final class Client {
        private final Socket socket;

        private final boolean first;

        Client(Socket socket, boolean first) {
            this.socket = socket;
            this.first = first;
        }

        /** Returns whether no client has connected before. */
        boolean isFirst() {
            return first;
        }

        /** Refuses all clients from now on. */
        void refuseOthers() throws IOException {
            listening.close();
        }

        /** Waits for something that happens to another client. */
        void await(CountDownLatch latch) throws IOException {
            try {
                if (!latch.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IOException("it did not happen in time");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        /** Sends bytes over TCP. */
        void send(String hex) throws IOException {
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
        }

        void sendText(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Waits for a datagram, and returns its sender. */
        SocketAddress receiveDatagram() throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[1 << 16], 1 << 16);
            udp.receive(packet);
            datagrams.add(HexFormat.of().formatHex(Arrays.copyOf(packet.getData(), packet.getLength())));
            return packet.getSocketAddress();
        }

        void sendDatagram(SocketAddress to, String hex) throws IOException {
            byte[] bytes = HexFormat.of().parseHex(hex);
            udp.send(new DatagramPacket(bytes, bytes.length, to));
        }

        /** Acknowledges pings over both channels with what they carry, until the client has closed its side. */
        void echoPings() throws IOException {
            Thread datagramsToo = new Thread(() -> {
                DatagramPacket packet = new DatagramPacket(new byte[1 << 16], 1 << 16);
                try {
                    while (true) {
                        packet.setLength(1 << 16);
                        udp.receive(packet);
                        packet.getData()[0] = 0x60;
                        udp.send(packet);
                    }
                } catch (IOException e) {
                    // The test has ended.
                }
            });
            datagramsToo.setDaemon(true);
            datagramsToo.start();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                byte[] message = new byte[in.readInt()];
                in.readFully(message);
                message[0] = 0x60;
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeInt(message.length);
                out.write(message);
            }
        }

        /** Reads until one text has arrived, and returns true, or another, and returns false. */
        boolean awaitText(String expected, String other) throws IOException {
            StringBuilder text = new StringBuilder();
            for (int read = socket.getInputStream().read();
                    read >= 0;
                    read = socket.getInputStream().read()) {
                text.append((char) read);
                if (text.indexOf(expected) >= 0 || text.indexOf(other) >= 0) {
                    return text.indexOf(expected) >= 0;
                }
            }
            return false;
        }

        /** Reads until the client has closed its side. */
        void awaitEnd() throws IOException {
            long count = 0;
            byte[] bytes = new byte[1024];
            for (int read = 0; read >= 0; read = socket.getInputStream().read(bytes)) {
                count += read;
            }
            events.add("orderly end after " + count + " bytes");
        }
    }
}
