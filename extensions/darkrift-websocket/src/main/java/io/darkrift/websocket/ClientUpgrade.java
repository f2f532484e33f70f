package io.darkrift.websocket;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.HandshakeException;
import io.darkrift.transport.ClientTransport.Dialer;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.bichannel.socket.Sockets;
import io.darkrift.transport.tcp.TcpAttempt;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
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
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: looks the name up, and tries its addresses one after the other, within one time limit. All on
 * one event loop, unless a method says otherwise.
 */
final class ClientUpgrade extends TcpAttempt {
    /** How much of what a server says about an error is quoted. */
    private static final int MAX_QUOTED = 200;

    private final WebSocketDialer dialed;
    private final EventLoops eventLoops;
    private final @Nullable SslContext tls;
    private final Deque<InetAddress> candidates = new ArrayDeque<>();

    /** The channel to the address that is being tried. */
    private @Nullable Channel tcp;

    private String waitsFor = "the name was not resolved: does the name server answer?";

    ClientUpgrade(WebSocketDialer dialed, Dialer dialer, EventLoops eventLoops, @Nullable SslContext tls) {
        super(dialer, eventLoops.group().next());
        this.dialed = dialed;
        this.eventLoops = eventLoops;
        this.tls = tls;
    }

    @Override
    protected void tryAddresses(List<InetAddress> addresses) {
        candidates.addAll(addresses);
        tryNext();
    }

    private void tryNext() {
        InetSocketAddress address = new InetSocketAddress(candidates.remove(), dialed.port());
        waitsFor = "no answer from " + NetUtil.toSocketAddressString(address)
                + ": is the address right, and the port open?";
        ChannelFuture connecting = Sockets.tcpClient(loop(), eventLoops.kind())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc(), dialed.host(), dialed.port()));
                        }
                        channel.pipeline().addLast(new HttpClientCodec(), new Handshake(address));
                    }
                })
                .connect(address);
        tcp = connecting.channel();
        connecting.addListener(done -> {
            if (isSettled()) {
                connecting.channel().close();
            } else if (!done.isSuccess()) {
                failed(new ConnectFailedException(
                        "can't connect to " + dialed + ": " + done.cause().getMessage() + ": is the server running?",
                        done.cause()));
            }
        });
    }

    /** An address has failed: the next is tried at once. */
    private void failed(DarkriftException cause) {
        if (candidates.isEmpty()) {
            settle(cause);
        } else if (!isSettled()) {
            tryNext();
        }
    }

    @Override
    protected DarkriftException timedOut() {
        return new ConnectTimeoutException(
                "the handshake with " + dialed + " was not done within "
                        + settings().handshakeTimeout() + ": " + waitsFor,
                null);
    }

    @Override
    protected void endTrying() {
        candidates.clear();
        Channel open = tcp;
        if (open != null) {
            open.close();
        }
    }

    /** The exchange with one address. */
    private final class Handshake extends ChannelInboundHandlerAdapter {
        private final InetSocketAddress address;
        private final String key;
        private @Nullable HttpResponse response;
        private String body = "";
        private boolean ended;

        Handshake(InetSocketAddress address) {
            this.address = address;
            byte[] random = new byte[HandshakeKey.BYTES];
            new SecureRandom().nextBytes(random);
            this.key = Base64.getEncoder().encodeToString(random);
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            waitsFor = NetUtil.toSocketAddressString(address)
                    + " accepted the connection, but did not answer the request: is it a WebSocket server?";
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
                if (ended) {
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
            } else if (settle()) {
                ended = true;
                tcp = null;
                free();
                establish(ctx);
            }
        }

        private void establish(ChannelHandlerContext ctx) {
            Channel channel = ctx.channel();
            FrameCodec codec = new FrameCodec(true, settings().maxReceivedBytes(), new LongAdder());
            FrameDecoder decoder = new FrameDecoder(settings().maxReceivedBytes());
            WebSocketLink link =
                    new WebSocketLink(channel, decoder, codec, address, settings(), null, end -> {}, lingering -> {
                        // Its time is limited, and closing the event loops closes it.
                    });
            codec.attach(link);
            channel.pipeline().addLast(codec, decoder);
            link.establish(ClientUpgrade.this::established);
            channel.pipeline().remove(this);
            // What has arrived behind the response goes to the link.
            channel.pipeline().remove(HttpClientCodec.class);
        }

        private void fail(String what, @Nullable Throwable cause) {
            if (!ended) {
                ended = true;
                Channel open = tcp;
                if (open != null) {
                    open.close();
                }
                failed(new HandshakeException(dialed + " " + what, cause));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            fail(
                    "closed the connection before it answered the request: is it a WebSocket server, and has it room?",
                    null);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            fail("broke the connection before it answered the request: " + cause.getMessage(), cause);
        }
    }
}
