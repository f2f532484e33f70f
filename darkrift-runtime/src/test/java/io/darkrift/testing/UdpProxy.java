package io.darkrift.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.IntPredicate;

/** Stands between one client and a server, and loses the datagrams that it is told to. */
public final class UdpProxy implements Closeable {
    private final DatagramSocket front;
    private final DatagramSocket back;
    private volatile SocketAddress client;

    /**
     * A proxy on a free port.
     *
     * @param serverPort where the server is
     * @param losesUp tells whether the n-th datagram from the client is lost, from 0
     * @param losesDown tells whether the n-th datagram from the server is lost, from 0
     */
    public UdpProxy(int serverPort, IntPredicate losesUp, IntPredicate losesDown) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        front = new DatagramSocket(new InetSocketAddress(loopback, 0));
        back = new DatagramSocket(new InetSocketAddress(loopback, 0));
        InetSocketAddress server = new InetSocketAddress(loopback, serverPort);
        start(() -> {
            DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
            for (int i = 0; ; i++) {
                packet.setLength(65_507);
                front.receive(packet);
                client = packet.getSocketAddress();
                if (!losesUp.test(i)) {
                    back.send(new DatagramPacket(packet.getData(), packet.getLength(), server));
                }
            }
        });
        start(() -> {
            DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
            for (int i = 0; ; i++) {
                packet.setLength(65_507);
                back.receive(packet);
                if (!losesDown.test(i)) {
                    front.send(new DatagramPacket(packet.getData(), packet.getLength(), client));
                }
            }
        });
    }

    public int port() {
        return front.getLocalPort();
    }

    private static void start(Loop loop) {
        Thread thread = new Thread(() -> {
            try {
                loop.run();
            } catch (IOException e) {
                // The sockets were closed: the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        front.close();
        back.close();
    }

    private interface Loop {
        void run() throws IOException;
    }
}
