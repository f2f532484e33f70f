package io.darkrift.websocket;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.HandshakeException;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.tcp.TcpAttempt;
import io.darkrift.transport.tcp.TcpErrors;
import io.darkrift.transport.tcp.TcpHandshake;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The handshake of a client with one address: TCP, TLS with {@code wss}, and the request to upgrade. On the event loop. */
final class ClientUpgrade extends TcpHandshake {
    /** How much of what a server says about an error is quoted. */
    private static final int MAX_QUOTED = 200;

    private final WebSocketDialer dialed;
    private final @Nullable SslContext tls;
    private final String key;
    private @Nullable HttpResponse response;
    private String body = "";
    private boolean done;

    ClientUpgrade(TcpAttempt attempt, InetSocketAddress address, WebSocketDialer dialed, @Nullable SslContext tls) {
        super(attempt, address);
        this.dialed = dialed;
        this.tls = tls;
        byte[] random = new byte[HandshakeKey.BYTES];
        new SecureRandom().nextBytes(random);
        this.key = Base64.getEncoder().encodeToString(random);
    }

    @Override
    protected void initialize(Channel channel) {
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc(), dialed.host(), dialed.port()));
        }
        channel.pipeline().addLast(new HttpClientCodec(), this);
    }

    @Override
    protected DarkriftException missing(Duration limit) {
        return new ConnectTimeoutException(
                "the handshake with " + dialed + " was not done within " + limit + ": " + TcpErrors.text(address())
                        + " accepted the connection, but did not answer the request: is it a WebSocket server?",
                null);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, dialed.target());
        request.headers()
                .set(HttpHeaderNames.HOST, dialed.authority())
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13")
                .set(HttpHeaderNames.SEC_WEBSOCKET_KEY, key);
        ctx.writeAndFlush(request, ctx.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (done || hasEnded()) {
                return;
            }
            if (message instanceof HttpResponse first) {
                response = first;
            }
            if (message instanceof HttpContent content && body.length() < MAX_QUOTED) {
                int size = Math.min(content.content().readableBytes(), MAX_QUOTED - body.length());
                body += content.content()
                        .toString(content.content().readerIndex(), size, StandardCharsets.ISO_8859_1)
                        .replaceAll("[^ -~]", " ");
            }
            if (message instanceof LastHttpContent && response != null) {
                judge(ctx, response);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void judge(ChannelHandlerContext ctx, HttpResponse complete) {
        if (complete.decoderResult().isFailure()) {
            fail(
                    "did not answer in HTTP: is it a WebSocket server?",
                    complete.decoderResult().cause());
        } else if (!complete.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            fail("refused the WebSocket: " + complete.status() + (body.isEmpty() ? "" : ": " + body.strip()), null);
        } else if (!HandshakeKey.answer(key).equals(complete.headers().get(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT))
                || complete.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS)) {
            fail("answered with a wrong Sec-WebSocket-Accept, or with an extension that was not asked for", null);
        } else if (win()) {
            done = true;
            establish(ctx);
        }
    }

    private void establish(ChannelHandlerContext ctx) {
        Channel channel = ctx.channel();
        FrameCodec codec = new FrameCodec(true, settings().maxReceivedBytes(), new LongAdder());
        FrameDecoder decoder = new FrameDecoder(settings().maxReceivedBytes());
        WebSocketLink link =
                new WebSocketLink(channel, decoder, codec, address(), settings(), null, end -> {}, lingering -> {
                    // Its time is limited, and closing the event loops closes it.
                });
        codec.attach(link);
        channel.pipeline().addLast(codec, decoder);
        link.establish(attempt()::established);
        channel.pipeline().remove(this);
        // What has arrived behind the response goes to the link.
        channel.pipeline().remove(HttpClientCodec.class);
    }

    private void fail(String what, @Nullable Throwable cause) {
        if (!done) {
            fail(new HandshakeException(dialed + " (" + TcpErrors.text(address()) + ") " + what, cause));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail("closed the connection before it answered the request: is it a WebSocket server, and has it room?", null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail("broke the connection before it answered the request: " + cause.getMessage(), cause);
    }
}
