package io.darkrift.tests.reliability;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server made of plain sockets, for one client, which does nothing by itself. */
final class RawServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private static final int ATTEMPTS = 50;

    private final ServerSocket listening;
    private final DatagramSocket udp;
    private Socket tcp = new Socket();
    private SocketAddress udpPeer = new InetSocketAddress(0);

    /** The system gives a port that is free for TCP. Another program may have it for UDP. */
    RawServer() {
        try {
            ServerSocket tcpSocket = new ServerSocket(0, 50, RawClient.LOCAL);
            DatagramSocket udpSocket = udpOf(tcpSocket.getLocalPort());
            for (int i = 1; udpSocket == null && i < ATTEMPTS; i++) {
                tcpSocket.close();
                tcpSocket = new ServerSocket(0, 50, RawClient.LOCAL);
                udpSocket = udpOf(tcpSocket.getLocalPort());
            }
            listening = tcpSocket;
            listening.setSoTimeout(PATIENCE_MILLIS);
            udp = Objects.requireNonNull(udpSocket, "no port is free for both TCP and UDP");
            udp.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable DatagramSocket udpOf(int port) throws IOException {
        try {
            return new DatagramSocket(new InetSocketAddress(RawClient.LOCAL, port));
        } catch (BindException e) {
            return null;
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    void accept() {
        try {
            tcp = listening.accept();
            tcp.setTcpNoDelay(true);
            tcp.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does the whole handshake with a token and an acknowledgement. */
    void welcome(byte[] token, byte[] acknowledgement) {
        accept();
        send(token);
        receiveDatagram();
        sendDatagram(acknowledgement);
        send(Wire.hex("00000005 80 0000 0007"));
    }

    void send(byte[] bytes) {
        try {
            tcp.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] readMessage() {
        try {
            DataInputStream in = new DataInputStream(tcp.getInputStream());
            return in.readNBytes(in.readInt());
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
        udpPeer = packet.getSocketAddress();
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    void sendDatagram(byte[] bytes) {
        try {
            udp.send(new DatagramPacket(bytes, bytes.length, udpPeer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the connection with a reset. */
    void reset() {
        try {
            tcp.setSoLinger(true, 0);
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            tcp.close();
            listening.close();
            udp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
