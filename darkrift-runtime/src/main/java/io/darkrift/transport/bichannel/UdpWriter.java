package io.darkrift.transport.bichannel;

import io.darkrift.connection.LinkExecutor;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.transport.bichannel.socket.UdpSocket;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.net.InetSocketAddress;

/** The unreliable way of a link: each message of a batch is a datagram of its own, without its length. */
final class UdpWriter implements LinkWriter {
    /** Each is a system call, or part of one: more at a time would keep other links waiting. */
    private static final int DATAGRAMS_A_TURN = 128;

    private final BichannelLink link;
    private final UdpSocket socket;

    UdpWriter(BichannelLink link, UdpSocket socket) {
        this.link = link;
        this.socket = socket;
    }

    @Override
    public LinkExecutor executor() {
        return socket.executor();
    }

    @Override
    public int write(byte[] bytes, int from, int to) {
        InetSocketAddress recipient = link.recipient();
        LinkSecurity security = link.security();
        int overhead = security == null ? 0 : security.overhead();
        int at = from;
        for (int i = 0; i < DATAGRAMS_A_TURN && at < to; i++) {
            int body = BigEndian.getInt32(bytes, at);
            if (body <= link.maxDatagram() && link.mayReach(body + overhead)) {
                socket.send(recipient, bytes, at + LinkWriter.LENGTH_BYTES, body, security);
            }
            at += LinkWriter.LENGTH_BYTES + body;
        }
        link.datagramsWritten(at - from);
        return at;
    }

    @Override
    public void write(ByteBuf messages) {
        try {
            byte[] bytes = ByteBufUtil.getBytes(messages);
            for (int at = 0; at < bytes.length; ) {
                at = write(bytes, at, bytes.length);
            }
        } finally {
            messages.release();
        }
    }

    @Override
    public int sharesFrom() {
        // A datagram is copied into a buffer without its length.
        return Integer.MAX_VALUE;
    }
}
