package io.darkrift.server;

import io.darkrift.connection.Dialect;
import io.darkrift.transport.FrameDecoder;
import io.darkrift.transport.Frames;
import io.darkrift.transport.Token;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A TCP connection whose token has not come back over UDP yet. */
final class PendingClient extends ChannelInboundHandlerAdapter implements FrameDecoder.Sink {
    private final SocketChannel tcp;
    private final FrameDecoder decoder;
    private final InetSocketAddress address;
    private final Token token;
    private final Dialect dialect;
    private final PendingClients pending;
    private final long timeoutMillis;
    private @Nullable Future<?> limit;
    private @Nullable Admission admission;

    PendingClient(
            SocketChannel tcp,
            FrameDecoder decoder,
            Token token,
            Dialect dialect,
            PendingClients pending,
            long timeoutMillis) {
        this.tcp = tcp;
        this.decoder = decoder;
        this.address = tcp.remoteAddress();
        this.token = token;
        this.dialect = dialect;
        this.pending = pending;
        this.timeoutMillis = timeoutMillis;
    }

    Token token() {
        return token;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Where the TCP channel comes from, whether or not it is still open. */
    InetSocketAddress address() {
        return address;
    }

    SocketChannel tcp() {
        return tcp;
    }

    FrameDecoder decoder() {
        return decoder;
    }

    /** Lets the client show its token over TCP too. */
    void admitOverTcp(Admission over) {
        admission = over;
        decoder.attach(this);
        decoder.release();
    }

    @Override
    public void frame(byte[] bytes, int from, int to) {
        decoder.hold();
        if (admission == null
                || !Frames.presents(bytes, from, to, token)
                || admission.admit(token, null, null) == null) {
            pending.giveUp(this);
        }
    }

    @Override
    public boolean badLength(int length) {
        pending.giveUp(this);
        return false;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        limit = ctx.executor().schedule(() -> pending.giveUp(this), timeoutMillis, TimeUnit.MILLISECONDS);
        ctx.writeAndFlush(Unpooled.wrappedBuffer(token.packet()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        pending.giveUp(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        pending.giveUp(this);
    }

    /** The token has come back: a connection takes over. On the event loop of the TCP channel. */
    void claimed() {
        cancelLimit();
        // The pipeline is empty where the channel was closed while its token was claimed on another event loop.
        if (tcp.pipeline().context(this) != null) {
            tcp.pipeline().remove(this);
        }
    }

    void cancelLimit() {
        if (limit != null) {
            limit.cancel(false);
        }
    }
}
