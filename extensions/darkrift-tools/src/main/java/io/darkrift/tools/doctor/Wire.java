package io.darkrift.tools.doctor;

import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The two sockets of one connection, and what has arrived over them. The library hides what a doctor has to see: which of
 * the datagrams arrived, when, and what stood in them. Used by one thread.
 */
final class Wire implements Closeable {
    /** The longest message that is kept; longer ones are skipped. */
    private static final int MAX_KEPT = 1 << 16;

    private static final int MAX_LENGTH = 1 << 24;
    private static final int MAX_DATAGRAM = 1 << 16;
    private static final int MAX_DATAGRAMS = 256;

    private final InetSocketAddress address;
    private final Selector selector;
    private final SocketChannel tcp;
    private final long connectNanos;
    private final ByteBuffer in = ByteBuffer.allocate(LinkWriter.LENGTH_BYTES + MAX_KEPT);
    private final ByteBuffer datagram = ByteBuffer.allocate(MAX_DATAGRAM);
    private final Queue<byte[]> datagrams = new ArrayDeque<>();
    private @Nullable DatagramChannel udp;
    private int skip;
    private boolean ended;
    private boolean broken;
    private boolean unreachable;

    private Wire(InetSocketAddress address, Selector selector, SocketChannel tcp, long connectNanos) {
        this.address = address;
        this.selector = selector;
        this.tcp = tcp;
        this.connectNanos = connectNanos;
        in.limit(0);
    }

    /**
     * Opens the TCP connection.
     *
     * @throws IOException if that fails; a {@link SocketTimeoutException} if nothing answers in time
     */
    static Wire connect(InetSocketAddress address, Deadline deadline) throws IOException {
        Selector selector = Selector.open();
        SocketChannel tcp = null;
        try {
            tcp = SocketChannel.open();
            tcp.configureBlocking(false);
            long begin = System.nanoTime();
            SelectionKey key = tcp.register(selector, SelectionKey.OP_CONNECT);
            boolean connected = tcp.connect(address);
            while (!connected) {
                if (deadline.isOver()) {
                    throw new SocketTimeoutException("no answer");
                }
                selector.select(deadline.millis());
                selector.selectedKeys().clear();
                connected = tcp.finishConnect();
            }
            long nanos = System.nanoTime() - begin;
            tcp.setOption(StandardSocketOptions.TCP_NODELAY, true);
            key.interestOps(SelectionKey.OP_READ);
            return new Wire(address, selector, tcp, nanos);
        } catch (IOException | RuntimeException e) {
            if (tcp != null) {
                tcp.close();
            }
            selector.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Returns how long the TCP handshake took: about one round trip. */
    Duration connectTime() {
        return Duration.ofNanos(connectNanos);
    }

    /** Opens the UDP socket. */
    void openUdp(int port) throws IOException {
        DatagramChannel opened = DatagramChannel.open();
        udp = opened;
        opened.configureBlocking(false);
        opened.connect(new InetSocketAddress(address.getAddress(), port));
        opened.register(selector, SelectionKey.OP_READ);
    }

    /** Waits until something arrives, and reads it. Returns false if the time is over. */
    boolean await(Deadline deadline) throws IOException {
        if (deadline.isOver() || selector.select(deadline.millis()) == 0) {
            return false;
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.channel() == tcp) {
                readTcp(key);
            } else {
                readUdp();
            }
        }
        selector.selectedKeys().clear();
        return true;
    }

    private void readTcp(SelectionKey key) {
        in.compact();
        try {
            ended = tcp.read(in) < 0;
        } catch (IOException e) {
            ended = true;
            broken = true;
        }
        in.flip();
        int skipped = Math.min(skip, in.remaining());
        in.position(in.position() + skipped);
        skip -= skipped;
        // A full buffer waits for whoever takes messages out of it.
        if (ended || in.remaining() == in.capacity()) {
            key.interestOps(0);
        }
    }

    private void readUdp() throws IOException {
        DatagramChannel opened = udp;
        if (opened == null) {
            return;
        }
        datagram.clear();
        try {
            // Unlike read, it tells an empty datagram from none.
            if (opened.receive(datagram) != null && datagrams.size() < MAX_DATAGRAMS) {
                datagrams.add(Arrays.copyOf(datagram.array(), datagram.position()));
            }
        } catch (PortUnreachableException e) {
            unreachable = true;
        }
    }

    /** Returns whether the server has closed the TCP connection, or it is broken. What arrived before may still be read. */
    boolean isEnded() {
        return ended;
    }

    /** Returns whether the TCP connection has ended with an error, such as a reset. */
    boolean isBroken() {
        return broken;
    }

    /** Returns whether the host has reported that no program listens on the UDP port. */
    boolean isUdpUnreachable() {
        return unreachable;
    }

    /** Returns how many bytes have arrived over TCP, and were not taken. */
    int available() {
        return in.remaining();
    }

    /** Returns what has arrived over TCP without taking it. */
    byte[] peek() {
        return Arrays.copyOfRange(in.array(), in.position(), in.limit());
    }

    /** Takes bytes that have arrived over TCP. */
    byte[] take(int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    /**
     * Takes a message that has arrived over TCP.
     *
     * @return the message without its length, or null if there is no complete one
     * @throws IOException if what has arrived has a length that no message has
     */
    byte @Nullable [] takeMessage() throws IOException {
        while (in.remaining() >= LinkWriter.LENGTH_BYTES) {
            int length = BigEndian.getInt32(in.array(), in.position());
            if (length < LinkWriter.HEADER_BYTES || length > MAX_LENGTH) {
                throw new IOException("the server has sent a message of the length " + length);
            }
            if (length <= MAX_KEPT) {
                if (in.remaining() < LinkWriter.LENGTH_BYTES + length) {
                    return null;
                }
                in.position(in.position() + LinkWriter.LENGTH_BYTES);
                byte[] message = take(length);
                readOn();
                return message;
            }
            int whole = LinkWriter.LENGTH_BYTES + length;
            int skipped = Math.min(whole, in.remaining());
            in.position(in.position() + skipped);
            skip = whole - skipped;
            readOn();
        }
        return null;
    }

    private void readOn() {
        SelectionKey key = tcp.keyFor(selector);
        if (!ended && key != null) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Takes a datagram that has arrived, or returns null. */
    byte @Nullable [] takeDatagram() {
        return datagrams.poll();
    }

    /** Sends bytes over TCP. They are few, so that the system takes them at once. */
    void send(byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
            if (tcp.write(out) == 0) {
                throw new IOException("the server does not read");
            }
        }
    }

    /** Sends a datagram. */
    void sendDatagram(byte[] bytes) throws IOException {
        DatagramChannel opened = udp;
        if (opened != null) {
            try {
                opened.write(ByteBuffer.wrap(bytes));
            } catch (PortUnreachableException e) {
                unreachable = true;
            }
        }
    }

    /** Tells the server that nothing follows, and waits for it to close too, as long as the time allows. */
    void leave(Deadline deadline) {
        try {
            tcp.shutdownOutput();
            while (!ended && await(deadline)) {
                in.position(in.limit());
                readOn();
            }
        } catch (IOException e) {
            // It has gone already.
        }
        close();
    }

    /** Closes both sockets at once. */
    @Override
    public void close() {
        close(tcp);
        if (udp != null) {
            close(udp);
        }
        close(selector);
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is gone in any case.
        }
    }
}
