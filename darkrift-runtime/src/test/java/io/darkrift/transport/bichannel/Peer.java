package io.darkrift.transport.bichannel;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** A client of plain sockets, whose UDP socket is connected, as that of a C# client is. */
final class Peer implements Closeable {
    private static final int LIMIT_MILLIS = 20_000;

    final Socket tcp = new Socket();
    final DataInputStream in;
    DatagramSocket udp;
    byte[] token;

    private final InetSocketAddress server;

    /**
     * Connects.
     *
     * @param from the address that the client has
     * @param to where it connects to
     * @param udpPort where its datagrams go, at the same address
     */
    Peer(InetAddress from, InetSocketAddress to, int udpPort) throws IOException {
        tcp.bind(new InetSocketAddress(from, 0));
        tcp.connect(to, LIMIT_MILLIS);
        tcp.setSoTimeout(LIMIT_MILLIS);
        tcp.setTcpNoDelay(true);
        in = new DataInputStream(tcp.getInputStream());
        server = new InetSocketAddress(to.getAddress(), udpPort);
        openUdp(from);
    }

    /** Opens a UDP socket, and leaves the one before open. */
    void openUdp(InetAddress from) throws IOException {
        udp = new DatagramSocket(new InetSocketAddress(from, 0));
        udp.connect(server);
        udp.setSoTimeout(LIMIT_MILLIS);
    }

    byte[] readToken() throws IOException {
        token = read(9);
        return token;
    }

    byte[] read(int size) throws IOException {
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return bytes;
    }

    /** Returns whether the server has closed the connection. */
    boolean isEnded() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    void write(byte[] bytes) throws IOException {
        tcp.getOutputStream().write(bytes);
    }

    void send(byte[] datagram) throws IOException {
        udp.send(new DatagramPacket(datagram, datagram.length));
    }

    byte[] receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
        udp.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Does steps 1 to 3. Returns the acknowledgement. */
    byte[] shakeHands() throws IOException {
        send(readToken());
        return receive();
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
