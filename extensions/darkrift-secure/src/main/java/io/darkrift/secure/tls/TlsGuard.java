package io.darkrift.secure.tls;

import io.darkrift.secure.datagram.LinkKeys;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import javax.net.ssl.SSLException;

/** What stands between TLS and bichannel: the end of the handshake, and the end of the connection, at both ends. */
final class TlsGuard extends ChannelDuplexHandler {
    private final SslHandler ssl;
    private final Runnable ready;
    private boolean secure;
    private boolean announced;

    /**
     * A handler that is after that of TLS.
     *
     * @param ready what follows the handshake, on the event loop
     */
    TlsGuard(SslHandler ssl, Runnable ready) {
        this.ssl = ssl;
        this.ready = ready;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                handshaken(ctx);
            }
        } else if (event instanceof SslCloseCompletionEvent closed) {
            if (closed.isSuccess()) {
                // Nothing follows. The peer gets the same announcement, if it can be sent at once.
                announced = true;
                ssl.closeOutbound();
                closeNow(ctx, ctx.newPromise());
            }
        } else if (event == LinkKeys.CLOSE_OUTPUT) {
            announced = true;
            ctx.pipeline().addFirst(new Discard());
            ssl.closeOutbound().addListener(done -> {
                if (ctx.channel() instanceof DuplexChannel duplex && duplex.isActive()) {
                    duplex.shutdownOutput();
                }
            });
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    /**
     * Drops what the peer still sends where this end has closed: nobody wants it, and OpenSSL ends a connection that receives
     * data after its own announcement, with a reset, so that the peer would lose what it has not read yet.
     */
    private static final class Discard extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
        }
    }

    private void handshaken(ChannelHandlerContext ctx) {
        if (secure) {
            // TLS 1.2 alone has this.
            ctx.fireExceptionCaught(new SSLException("the peer has begun a renegotiation, which is not allowed"));
            closeNow(ctx, ctx.newPromise());
            return;
        }
        secure = true;
        // Refuses a renegotiation before it costs anything. TLS 1.3 has none, and does not look at this again. OpenSSL
        // refuses by itself, and has no engine without cipher suites.
        if (TlsContexts.usesJdk() && !"TLSv1.3".equals(ssl.engine().getSession().getProtocol())) {
            ssl.engine().setEnabledCipherSuites(new String[0]);
        }
        ready.run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean wrapped = cause instanceof DecoderException && cause.getCause() != null;
        ctx.fireExceptionCaught(wrapped ? cause.getCause() : cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (secure && !announced) {
            ctx.fireExceptionCaught(new IOException(
                    "the connection ended without an announcement of TLS: it broke, or somebody on the way cut it"));
        }
        ctx.fireChannelInactive();
    }

    /** An orderly end is announced before. Any other is not, so that the peer notices that something may be lost. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        closeNow(ctx, promise);
    }

    private void closeNow(ChannelHandlerContext ctx, ChannelPromise promise) {
        ChannelHandlerContext tls = ctx.pipeline().context(ssl);
        if (tls == null) {
            ctx.close(promise);
        } else {
            tls.close(promise);
        }
    }
}
