package io.darkrift.testing;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;

/** A server of plain sockets for one client, which does just what a test tells it to. */
public final class RawServer implements Closeable {
    private static final int LIMIT_MILLIS = 10_000;

    private final ServerSocket listening;
    private final DatagramSocket udp;
    private Socket tcp;
    private DataInputStream in;
    private InetSocketAddress udpPeer;

    /** Listens on free ports. */
    public RawServer() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        listening = new ServerSocket(0, 5, loopback);
        listening.setReceiveBufferSize(16 * 1024);
        udp = new DatagramSocket(new InetSocketAddress(loopback, 0));
        listening.setSoTimeout(LIMIT_MILLIS);
        udp.setSoTimeout(LIMIT_MILLIS);
    }

    public int tcpPort() {
        return listening.getLocalPort();
    }

    public int udpPort() {
        return udp.getLocalPort();
    }

    /** Waits for the client. */
    public RawServer accept() throws IOException {
        tcp = listening.accept();
        tcp.setSoTimeout(LIMIT_MILLIS);
        in = new DataInputStream(tcp.getInputStream());
        return this;
    }

    /** Does the whole handshake, as version 1 with id 7. */
    public RawServer shakeHands() throws IOException {
        accept();
        byte[] token = {1, 1, 2, 3, 4, 5, 6, 7, 8};
        send(token);
        receiveDatagram();
        sendDatagram(Arrays.copyOf(Arrays.copyOfRange(token, 1, 9), 12));
        sendHex("000000058000000007");
        return this;
    }

    /** Sends bytes over TCP. */
    public void send(byte[] bytes) throws IOException {
        OutputStream out = tcp.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    public void sendHex(String hex) throws IOException {
        send(HexFormat.of().parseHex(hex));
    }

    /** Reads so many bytes from TCP. */
    public byte[] receive(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    /** Reads TCP until the client closes. */
    public byte[] receiveAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toByteArray();
    }

    /** Sends a datagram to where the last one came from. */
    public void sendDatagram(byte[] bytes) throws IOException {
        udp.send(new DatagramPacket(bytes, bytes.length, udpPeer));
    }

    /** Waits for a datagram. */
    public byte[] receiveDatagram() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
        udp.receive(packet);
        udpPeer = (InetSocketAddress) packet.getSocketAddress();
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Closes TCP, with a reset instead of an end. */
    public void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    public void closeTcp() throws IOException {
        tcp.close();
    }

    @Override
    public void close() throws IOException {
        if (tcp != null) {
            tcp.close();
        }
        listening.close();
        udp.close();
    }
}
