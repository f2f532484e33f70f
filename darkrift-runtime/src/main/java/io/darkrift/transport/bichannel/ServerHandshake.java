package io.darkrift.transport.bichannel;

import io.darkrift.connection.Durations;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.ServerTransport.Ticket;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.bichannel.framing.Token;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.transport.bichannel.socket.TokenTable;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP connection whose token has not come back yet, as a server sees it. On the event loop of the connection, unless a
 * method says otherwise.
 */
final class ServerHandshake extends ChannelInboundHandlerAdapter implements TokenTable.Holder {
    private static final Logger LOG = LoggerFactory.getLogger(ServerHandshake.class);

    /** A client has nothing to send yet. More than a few messages from it are not worth memory. */
    private static final int MAX_EARLY_BYTES = 512;

    private final BichannelBinding binding;
    private final SocketChannel tcp;
    private final InetSocketAddress address;
    private final Token token;
    private final Ticket ticket;
    private final FrameDecoder decoder;
    private byte[] early = {};
    private int scanned;
    private boolean presented;
    private volatile @Nullable Future<?> limit;
    private volatile @Nullable LinkSecurity security;

    ServerHandshake(
            BichannelBinding binding, SocketChannel tcp, InetSocketAddress address, Token token, Ticket ticket) {
        this.binding = binding;
        this.tcp = tcp;
        this.address = address;
        this.token = token;
        this.ticket = ticket;
        this.decoder = new FrameDecoder(binding.settings().maxReceivedBytes());
    }

    Token token() {
        return token;
    }

    @Override
    public long tokenValue() {
        return token.value();
    }

    @Override
    public boolean hasToken(Token shown) {
        return token.equals(shown);
    }

    /** Returns what seals datagrams, or null where they are in the clear or the keys are not agreed upon. On any thread. */
    @Nullable LinkSecurity security() {
        return security;
    }

    /** Returns where the TCP connection comes from, whether or not it is still open. On any thread. */
    InetSocketAddress address() {
        return address;
    }

    SocketChannel tcp() {
        return tcp;
    }

    /** Returns the decoder that takes over from this. */
    FrameDecoder decoder() {
        return decoder;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        limit = ctx.executor()
                .schedule(
                        () -> fail("its token did not come back in time"),
                        Durations.nanos(binding.settings().handshakeTimeout()),
                        TimeUnit.NANOSECONDS);
        if (binding.security() == null) {
            sendFirst(token.packet());
        }
    }

    /** The TCP channel is secure, and there are keys for datagrams. */
    void secured(LinkSecurity link, byte[] keys) {
        security = link;
        binding.addSealed(this);
        byte[] packet = Arrays.copyOf(token.packet(), Token.SIZE + keys.length);
        System.arraycopy(keys, 0, packet, Token.SIZE, keys.length);
        sendFirst(packet);
    }

    private void sendFirst(byte[] packet) {
        // The client answers as soon as it has the token. By then there must be a socket that it can answer to.
        binding.prepareUdp(tcp.localAddress())
                .thenRun(() -> tcp.writeAndFlush(Unpooled.wrappedBuffer(packet), tcp.voidPromise()));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            int size = in.readableBytes();
            if (early.length + size > MAX_EARLY_BYTES) {
                fail("it sent more than " + MAX_EARLY_BYTES + " bytes before its token came back");
                return;
            }
            int at = early.length;
            early = Arrays.copyOf(early, at + size);
            in.readBytes(early, at, size);
        } finally {
            in.release();
        }
        if (binding.listener().acceptsTcpAlone() && !presented) {
            lookForToken();
        }
    }

    /** Looks for the command that shows the token. Other messages wait for the link. */
    private void lookForToken() {
        while (early.length - scanned >= LinkWriter.LENGTH_BYTES) {
            int body = BigEndian.getInt32(early, scanned);
            int from = scanned + LinkWriter.LENGTH_BYTES;
            if (body < LinkWriter.HEADER_BYTES || body > MAX_EARLY_BYTES) {
                fail("it sent a message of " + body + " bytes before its token came back");
                return;
            }
            if (early.length - from < body) {
                return;
            }
            if (Token.isPresentation(early, from, from + body)) {
                show(from, from + body);
                return;
            }
            scanned = from + body;
        }
    }

    private void show(int from, int to) {
        if (!token.equals(Token.presented(early, from))) {
            fail("it showed a token over TCP that is not its own");
            return;
        }
        presented = true;
        byte[] behind = Arrays.copyOfRange(early, to, early.length);
        byte[] rest = Arrays.copyOf(early, scanned + behind.length);
        System.arraycopy(behind, 0, rest, scanned, behind.length);
        early = rest;
        binding.claimOverTcp(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail("it closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("The handshake with {} failed", NetUtil.toSocketAddressString(address), cause);
        }
        fail(String.valueOf(cause.getMessage()));
    }

    /** Gives the connection up, unless its token has returned. On any thread. */
    private void fail(String reason) {
        if (giveUp(true)) {
            LOG.debug(
                    "Closed the connection of {} in the handshake: {}", NetUtil.toSocketAddressString(address), reason);
        }
    }

    /**
     * Gives the connection up, unless its token has returned. On any thread.
     *
     * @param failed whether this counts as a handshake that failed
     * @return false if the token has returned
     */
    boolean giveUp(boolean failed) {
        if (!binding.remove(this)) {
            return false;
        }
        abandon(failed);
        return true;
    }

    /** Closes the connection, which nobody else knows any more. On any thread. */
    void abandon(boolean failed) {
        cancelLimit();
        LinkSecurity keys = security;
        if (keys != null) {
            keys.ended();
        }
        if (failed) {
            ticket.failed();
        }
        binding.end(tcp);
    }

    /**
     * Gives the connection to a link, whose token has returned.
     *
     * @return false if it has closed meanwhile
     */
    boolean handOver(ServerLink link) {
        cancelLimit();
        if (!tcp.isActive()) {
            abandon(true);
            return false;
        }
        ticket.established();
        if (presented) {
            // It may have shown the token over both channels at once, and will use TCP alone.
            link.continueWithoutUdp();
        }
        decoder.first(early);
        tcp.pipeline().replace(this, null, decoder);
        return true;
    }

    private void cancelLimit() {
        Future<?> scheduled = limit;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }
}
