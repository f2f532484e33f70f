package io.darkrift.transport;

import io.darkrift.wire.support.BigEndian;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What goes out over UDP: each message of a batch is a datagram of its own. */
final class UnreliableOutbox extends Outbox {
    private final DatagramPort port;
    private volatile @Nullable InetSocketAddress recipient;

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
    void emit(byte[] bytes, int size) {
        InetSocketAddress to = recipient;
        int at = 0;
        while (at < size) {
            int body = BigEndian.getInt32(bytes, at);
            port.send(to, bytes, at + Frames.LENGTH_BYTES, body);
            at += Frames.LENGTH_BYTES + body;
        }
        written(size);
    }
}
