package io.darkrift.tests.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and the UDP port of a server, and lets through what it is told to. */
final class UdpProxy implements AutoCloseable {
    private final DatagramSocket front = open();
    private volatile DatagramSocket back = open();
    private final List<DatagramSocket> forgotten = new CopyOnWriteArrayList<>();
    private final InetSocketAddress server;
    private volatile SocketAddress client = new InetSocketAddress(0);
    private volatile boolean toServer = true;
    private volatile boolean toClient = true;

    UdpProxy(int serverPort) {
        server = new InetSocketAddress(RawClient.LOCAL, serverPort);
        start(this::forward);
        DatagramSocket first = back;
        start(() -> returnFrom(first));
    }

    private static DatagramSocket open() {
        try {
            return new DatagramSocket(new InetSocketAddress(RawClient.LOCAL, 0));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return front.getLocalPort();
    }

    /** Says which directions are open from now on. */
    UdpProxy let(boolean throughToServer, boolean throughToClient) {
        toServer = throughToServer;
        toClient = throughToClient;
        return this;
    }

    /** From now on the server sees datagrams come from another port, as behind a router that has forgotten. */
    void rebind() {
        DatagramSocket later = open();
        forgotten.add(back);
        back = later;
        start(() -> returnFrom(later));
    }

    private void forward() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            while (true) {
                packet.setLength(65_535);
                front.receive(packet);
                client = packet.getSocketAddress();
                if (toServer) {
                    back.send(new DatagramPacket(packet.getData(), packet.getLength(), server));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void returnFrom(DatagramSocket socket) {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            while (true) {
                packet.setLength(65_535);
                socket.receive(packet);
                if (toClient && socket == back) {
                    front.send(new DatagramPacket(packet.getData(), packet.getLength(), client));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        front.close();
        back.close();
        forgotten.forEach(DatagramSocket::close);
    }
}
