package io.darkrift.testing;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;

/** A client of plain sockets, which does just what a test tells it to. */
public final class RawClient implements Closeable {
    private static final int LIMIT_MILLIS = 10_000;

    private final Socket tcp = new Socket();
    private final DatagramSocket udp;
    private final DataInputStream in;
    private byte[] token = {};

    /** Connects to a server on loopback. */
    public RawClient(int tcpPort, int udpPort) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        tcp.setReceiveBufferSize(16 * 1024);
        tcp.setTcpNoDelay(true);
        tcp.connect(new InetSocketAddress(loopback, tcpPort), LIMIT_MILLIS);
        tcp.setSoTimeout(LIMIT_MILLIS);
        in = new DataInputStream(tcp.getInputStream());
        udp = new DatagramSocket(new InetSocketAddress(loopback, 0));
        udp.connect(new InetSocketAddress(loopback, udpPort));
        udp.setSoTimeout(LIMIT_MILLIS);
    }

    /** Does the whole handshake. Returns the id. */
    public int shakeHands() throws IOException {
        showToken();
        receiveDatagram();
        byte[] configure = receiveFrame();
        return (configure[3] & 0xFF) << 8 | configure[4] & 0xFF;
    }

    /** Does steps 1 and 2. Step 1 only the first time. */
    public void showToken() throws IOException {
        if (token.length == 0) {
            token = receive(9);
        }
        sendDatagram(token);
    }

    public byte[] token() {
        return token;
    }

    public void send(byte[] bytes) throws IOException {
        OutputStream out = tcp.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    public void sendHex(String hex) throws IOException {
        send(HexFormat.of().parseHex(hex));
    }

    public byte[] receive(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    /** Reads a frame, and returns it without its length. */
    public byte[] receiveFrame() throws IOException {
        return receive(in.readInt());
    }

    /** Reads one byte. Returns -1 at the end of the stream. */
    public int read() throws IOException {
        return in.read();
    }

    public void sendDatagram(byte[] bytes) throws IOException {
        udp.send(new DatagramPacket(bytes, bytes.length));
    }

    public byte[] receiveDatagram() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
        udp.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Closes TCP, with a reset instead of an end. */
    public void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
