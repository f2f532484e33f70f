package io.darkrift.tests.reliability;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;

/** A server made of plain sockets, for one client, which does nothing by itself. */
final class RawServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket listening;
    private final DatagramSocket udp;
    private Socket tcp = new Socket();
    private SocketAddress udpPeer = new InetSocketAddress(0);

    RawServer() {
        try {
            listening = new ServerSocket(0, 50, RawClient.LOCAL);
            listening.setSoTimeout(PATIENCE_MILLIS);
            udp = new DatagramSocket(new InetSocketAddress(RawClient.LOCAL, listening.getLocalPort()));
            udp.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
