package io.darkrift.tests.attack.harness;

import io.darkrift.tests.reliability.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A peer made of plain sockets. The handshake waits for the server; what is sent afterwards does not: what the system does
 * not take at once, the peer keeps, and sends first the next time.
 */
public final class Peer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int REPEAT_MILLIS = 300;

    private final Attacker attacker;
    private final InetAddress from;
    private final SocketChannel tcp;
    private final InetSocketAddress server;
    private @Nullable DatagramChannel udp;
    private byte[] token = {};
    private int id = -1;
    private @Nullable ByteBuffer rest;

    Peer(Attacker attacker, InetAddress from, int receiveBuffer) throws IOException {
        this.attacker = attacker;
        this.from = from;
        server = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), attacker.server().port());
        tcp = SocketChannel.open();
        attacker.add(this);
        try {
            tcp.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (receiveBuffer > 0) {
                tcp.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            }
            tcp.bind(new InetSocketAddress(from, 0));
            tcp.socket().connect(server, PATIENCE_MILLIS);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Reads the version and the token. Returns false if the server says something else, or nothing. */
    public boolean readToken() {
        token = read(9, PATIENCE_MILLIS);
        return token.length == 9;
    }

    /** Reads bytes, or fewer if the server ends the connection, or sends nothing for a while. */
    private byte[] read(int count, int millis) {
        try {
            tcp.configureBlocking(true);
            tcp.socket().setSoTimeout(millis);
            return tcp.socket().getInputStream().readNBytes(count);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** Returns what the server has sent first: the version and the token. */
    public byte[] token() {
        return token;
    }

    /** Becomes a client, as C# does but for lost datagrams. Returns false if the server does not have it. */
    public boolean join() throws IOException {
        return readToken() && showToken() && readId();
    }

    /** Shows the token over UDP until it is acknowledged. */
    public boolean showToken() throws IOException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        udp().socket().setSoTimeout(REPEAT_MILLIS);
        while (end - System.nanoTime() > 0) {
            sendDatagram(token);
            try {
                udp().socket().receive(new DatagramPacket(new byte[64], 64));
                return true;
            } catch (SocketTimeoutException e) {
                // The datagram, or its answer, was lost.
            }
        }
        return false;
    }

    /** Reads the command that carries the id. */
    public boolean readId() {
        byte[] configure = read(9, PATIENCE_MILLIS);
        if (configure.length < 9 || (configure[4] & 0xFF) != Wire.COMMAND) {
            return false;
        }
        id = (configure[7] & 0xFF) << 8 | configure[8] & 0xFF;
        attacker.volume().clients.increment();
        return true;
    }

    /** Returns the id that the server gave. */
    public int id() {
        return id;
    }

    /**
     * Sends bytes behind those that the system has not taken yet. Returns false, and sends nothing of them, if there are
     * some that it does not take now either, or if the connection has ended.
     */
    public boolean send(byte[] bytes) {
        if (!flush()) {
            return false;
        }
        rest = ByteBuffer.wrap(bytes);
        flush();
        return true;
    }

    /** Sends what the system has not taken yet. Returns whether nothing is left. */
    public boolean flush() {
        try {
            if (rest != null && rest.hasRemaining()) {
                tcp.configureBlocking(false);
                attacker.volume().bytes.add(tcp.write(rest));
            }
            return rest == null || !rest.hasRemaining();
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends urgent data, as old protocols did. */
    public void sendUrgent(int data) throws IOException {
        tcp.configureBlocking(true);
        tcp.socket().sendUrgentData(data);
    }

    /** Reads what has arrived. Returns how many bytes, or -1 if the connection has ended. */
    public int read(int max) {
        try {
            tcp.configureBlocking(false);
            return tcp.read(ByteBuffer.allocate(max));
        } catch (IOException e) {
            return -1;
        }
    }

    /** Reads the next message, or returns an empty one if the server sends nothing for a while, or has ended it. */
    public byte[] readMessage(int millis) {
        byte[] length = read(4, millis);
        return length.length < 4 ? new byte[0] : read(ByteBuffer.wrap(length).getInt(), millis);
    }

    /** Returns whether the server has ended the connection. Discards what has arrived. */
    public boolean hasEnded() {
        int count = 1;
        while (count > 0) {
            count = read(1 << 16);
        }
        return count < 0;
    }

    /** Ends this side of the connection; the other may go on. */
    public void finish() throws IOException {
        tcp.shutdownOutput();
    }

    /** Returns the UDP socket, which is opened where it is first needed. */
    public DatagramChannel udp() throws IOException {
        if (udp == null) {
            udp = DatagramChannel.open();
            udp.bind(new InetSocketAddress(from, 0));
        }
        return udp;
    }

    /**
     * Uses a UDP socket at an address from now on. Another one that is bound in this way can have the same port, as somebody
     * can who writes any address on a datagram.
     */
    public void bindUdp(InetSocketAddress address) throws IOException {
        closeUdp();
        udp = DatagramChannel.open();
        udp.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        udp.bind(address);
    }

    /** Has the system give this socket, and not one of a forger, what the server sends to its address. */
    public void ownUdp() throws IOException {
        udp().connect(server);
    }

    /** Returns where datagrams come from. */
    public InetSocketAddress udpAddress() throws IOException {
        return (InetSocketAddress) udp().getLocalAddress();
    }

    /** Sends a datagram. What the system does not take is lost. */
    public void sendDatagram(byte[] bytes) {
        attacker.volume().datagrams.increment();
        try {
            udp().send(ByteBuffer.wrap(bytes), server);
        } catch (IOException e) {
            // Lost.
        }
    }

    /** Returns how many bytes have arrived over UDP since the last call. */
    public long readDatagrams() throws IOException {
        udp().configureBlocking(false);
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long sum = 0;
        while (udp().receive(buffer) != null) {
            sum += buffer.position();
            buffer.clear();
        }
        udp().configureBlocking(true);
        return sum;
    }

    /** Returns the next datagram, or an empty one if none arrives for a while. */
    public byte[] readDatagram(int millis) throws IOException {
        udp().configureBlocking(true);
        udp().socket().setSoTimeout(millis);
        DatagramPacket packet = new DatagramPacket(new byte[1 << 16], 1 << 16);
        try {
            udp().socket().receive(packet);
        } catch (SocketTimeoutException e) {
            return new byte[0];
        }
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Ends the connection with a reset. */
    public void reset() {
        try {
            tcp.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // It has ended.
        }
        close();
    }

    private void closeUdp() {
        try {
            if (udp != null) {
                udp.close();
            }
        } catch (IOException e) {
            // It is of no use any more.
        }
    }

    @Override
    public void close() {
        attacker.remove(this);
        closeUdp();
        try {
            tcp.close();
        } catch (IOException e) {
            // It has ended.
        }
    }
}
