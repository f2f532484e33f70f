package io.darkrift.transport;

import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What goes out over UDP: each message of a batch is a datagram of its own. */
final class UnreliableOutbox extends Outbox {
    /** Each is a system call, or part of one: more at a time would keep other connections waiting. */
    private static final int DATAGRAMS_A_TURN = 128;

    private final DatagramPort port;
    private volatile @Nullable InetSocketAddress recipient;
    private int emitted;

    UnreliableOutbox(DatagramPort port, @Nullable InetSocketAddress recipient, int highWaterMark, int maxBody) {
        super(highWaterMark, maxBody);
        this.port = port;
        this.recipient = recipient;
    }

    /** Sends what follows to another address. On any thread. */
    void redirect(@Nullable InetSocketAddress address) {
        recipient = address;
    }

    @Override
    EventLoop eventLoop() {
        return port.channel().eventLoop();
    }

    @Override
    boolean emit(byte[] bytes, int size) {
        InetSocketAddress to = recipient;
        int begin = emitted;
        int at = begin;
        for (int i = 0; i < DATAGRAMS_A_TURN && at < size; i++) {
            int body = BigEndian.getInt32(bytes, at);
            port.send(to, bytes, at + Frames.LENGTH_BYTES, body);
            at += Frames.LENGTH_BYTES + body;
        }
        emitted = at < size ? at : 0;
        written(at - begin);
        return at == size;
    }

    @Override
    int sharesFrom() {
        // A datagram is copied into a buffer without its length.
        return Integer.MAX_VALUE;
    }

    @Override
    void emit(ByteBuf whole) {
        throw new IllegalStateException("datagrams are not shared");
    }
}
