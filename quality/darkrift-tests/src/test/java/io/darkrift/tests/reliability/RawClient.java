package io.darkrift.tests.reliability;

import io.darkrift.server.BoundListener;
import io.darkrift.server.DarkriftServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A peer made of plain sockets, which does nothing by itself. */
final class RawClient implements AutoCloseable {
    static final InetAddress LOCAL = InetAddress.getLoopbackAddress();
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket tcp;
    private final DataInputStream in;
    private DatagramSocket udp;
    private final InetSocketAddress udpAddress;
    private byte[] token = {};
    private int id = -1;

    private RawClient(InetAddress from, InetSocketAddress tcpAddress, InetSocketAddress udpAddress) {
        this.udpAddress = udpAddress;
        try {
            tcp = new Socket();
            tcp.setTcpNoDelay(true);
            tcp.setSoTimeout(PATIENCE_MILLIS);
            tcp.bind(new InetSocketAddress(from, 0));
            tcp.connect(tcpAddress, PATIENCE_MILLIS);
            in = new DataInputStream(tcp.getInputStream());
            udp = newSocket(from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatagramSocket newSocket(InetAddress from) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0));
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** Opens TCP, and no more. */
    static RawClient open(DarkriftServer server) {
        return open(server, 0, LOCAL);
    }

    static RawClient open(DarkriftServer server, int listener, InetAddress from) {
        BoundListener bound = server.listeners().get(listener);
        int udpPort = bound.udpAddress() == null ? 9 : bound.udpAddress().getPort();
        return open(bound.tcpAddress().getPort(), udpPort, from);
    }

    static RawClient open(int tcpPort, int udpPort, InetAddress from) {
        return new RawClient(from, new InetSocketAddress(LOCAL, tcpPort), new InetSocketAddress(LOCAL, udpPort));
    }

    /** Does the whole handshake, as a C# client does. */
    static RawClient connect(DarkriftServer server) {
        return connect(server, 0);
    }

    static RawClient connect(DarkriftServer server, int listener) {
        RawClient client = open(server, listener, LOCAL);
        client.readToken();
        client.sendDatagram(client.token);
        client.receiveDatagram();
        client.readId();
        return client;
    }

    byte[] readToken() {
        token = read(9);
        return token;
    }

    byte[] token() {
        return token;
    }

    int readId() {
        byte[] configure = readMessage();
        if (configure.length != 5 || (configure[0] & 0xFF) != Wire.COMMAND) {
            throw new AssertionError("no Configure command: " + Arrays.toString(configure));
        }
        id = (configure[3] & 0xFF) << 8 | configure[4] & 0xFF;
        return id;
    }

    int id() {
        return id;
    }

    byte[] read(int count) {
        try {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message over TCP, without its length. */
    byte[] readMessage() {
        try {
            return in.readNBytes(in.readInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(byte[] bytes) {
        try {
            tcp.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what the server may refuse to read. Returns false if it has closed the connection. */
    boolean trySend(byte[] bytes) {
        try {
            tcp.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void sendDatagram(byte[] bytes) {
        try {
            udp.send(new DatagramPacket(bytes, bytes.length, udpAddress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] receiveDatagram() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            udp.receive(packet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Tells whether no datagram comes for some time. */
    boolean hearsNothing(int millis) {
        try {
            udp.setSoTimeout(millis);
            udp.receive(new DatagramPacket(new byte[1], 1));
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends datagrams from another port from now on, as behind a router that has forgotten the client. */
    void changeUdpPort() {
        udp.close();
        try {
            udp = newSocket(tcp.getLocalAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress udpSource() {
        return (InetSocketAddress) udp.getLocalSocketAddress();
    }

    DatagramSocket udp() {
        return udp;
    }

    Socket tcp() {
        return tcp;
    }

    /** Reads on until the server has closed the connection, or waits in vain. */
    boolean isClosedByPeer() {
        byte[] some = new byte[1 << 16];
        try {
            while (in.read(some) >= 0) {
                // More of it.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Tells whether the server has closed the connection by now. Drops what it has sent. */
    boolean isClosedNow() {
        try {
            tcp.setSoTimeout(1);
            return isClosedByPeer();
        } catch (IOException e) {
            return true;
        } finally {
            try {
                tcp.setSoTimeout(PATIENCE_MILLIS);
            } catch (IOException e) {
                // It is closed.
            }
        }
    }

    /** Ends the connection with a reset. */
    void reset() {
        try {
            tcp.setSoLinger(true, 0);
            tcp.close();
            udp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            tcp.close();
            udp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
