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
    private final Admission admission;
    private final long timeoutMillis;
    private @Nullable Future<?> limit;
    private boolean presented;

    PendingClient(
            SocketChannel tcp,
            FrameDecoder decoder,
            Token token,
            Dialect dialect,
            PendingClients pending,
            Admission admission,
            long timeoutMillis) {
        this.tcp = tcp;
        this.decoder = decoder;
        this.address = tcp.remoteAddress();
        this.token = token;
        this.dialect = dialect;
        this.pending = pending;
        this.admission = admission;
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

    /** What makes a client of it. */
    Admission admission() {
        return admission;
    }

    /** Lets the client show its token over TCP too. */
    void admitOverTcp() {
        decoder.attach(this);
        decoder.release();
    }

    /** True if the client has shown its token over TCP, and does without UDP. On the event loop of the TCP channel. */
    boolean hasPresented() {
        return presented;
    }

    @Override
    public void frame(byte[] bytes, int from, int to) {
        decoder.hold();
        presented = Frames.presents(bytes, from, to, token);
        if (!presented || admission.admit(token, null, null) == null) {
            // Does nothing if the token has just come back over UDP.
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
