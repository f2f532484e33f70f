package io.darkrift.websocket;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.HandshakeException;
import io.darkrift.transport.ClientTransport.Attempt;
import io.darkrift.transport.ClientTransport.Dialer;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.bichannel.socket.HostLookup;
import io.darkrift.transport.bichannel.socket.Sockets;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
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
import io.netty.util.concurrent.FutureListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: looks the name up, and tries its addresses one after the other, within one time limit. All on
 * one event loop, unless a method says otherwise.
 */
final class ClientUpgrade implements Attempt {
    /** How much of what a server says about an error is quoted. */
    private static final int MAX_QUOTED = 200;

    private final WebSocketDialer settings;
    private final Dialer dialer;
    private final LinkSettings linkSettings;
    private final EventLoops eventLoops;
    private final EventLoop loop;
    private final @Nullable SslContext tls;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final FutureListener<Object> loopEnded = ended -> settle(loopsClosed(null));
    private final Deque<InetAddress> candidates = new ArrayDeque<>();
    private @Nullable Future<?> deadline;
    private volatile @Nullable Future<?> lookup;
    private @Nullable Channel tcp;
    private String waitsFor = "the name was not resolved: does the name server answer?";

    ClientUpgrade(WebSocketDialer settings, Dialer dialer, EventLoops eventLoops, @Nullable SslContext tls) {
        this.settings = settings;
        this.dialer = dialer;
        this.linkSettings = dialer.settings();
        this.eventLoops = eventLoops;
        this.loop = eventLoops.group().next();
        this.tls = tls;
    }

    /** On any thread. */
    void begin() {
        loop.terminationFuture().addListener(loopEnded);
        execute(() -> {
            deadline = loop.schedule(
                    this::timeOut, Durations.nanos(linkSettings.handshakeTimeout()), TimeUnit.NANOSECONDS);
            if (settled.get()) {
                free();
            }
        });
        lookup = HostLookup.lookUp(settings.host(), (addresses, cause) -> execute(() -> resolved(addresses, cause)));
        if (settled.get()) {
            cancelLookup();
        }
    }

    /** Runs something on the event loop. On any thread. */
    private void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            settle(loopsClosed(e));
        }
    }

    private static ConnectFailedException loopsClosed(@Nullable Throwable cause) {
        return new ConnectFailedException(
                "can't connect: the event loops have been closed: close them after the clients that use them", cause);
    }

    private void resolved(@Nullable List<InetAddress> addresses, @Nullable Exception cause) {
        if (settled.get()) {
            return;
        }
        if (addresses == null) {
            settle(new ConnectFailedException(
                    "the host " + settings.host() + " is unknown (" + (cause == null ? "" : cause.getMessage())
                            + "): is the name right?",
                    cause));
            return;
        }
        candidates.addAll(addresses);
        tryNext();
    }

    private void tryNext() {
        InetSocketAddress address = new InetSocketAddress(candidates.remove(), settings.port());
        waitsFor = "no answer from " + NetUtil.toSocketAddressString(address)
                + ": is the address right, and the port open?";
        ChannelFuture connecting = Sockets.tcpClient(loop, eventLoops.kind())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (tls != null) {
                            channel.pipeline()
                                    .addLast(tls.newHandler(channel.alloc(), settings.host(), settings.port()));
                        }
                        channel.pipeline().addLast(new HttpClientCodec(), new Handshake(address));
                    }
                })
                .connect(address);
        tcp = connecting.channel();
        connecting.addListener(done -> {
            if (settled.get()) {
                connecting.channel().close();
            } else if (!done.isSuccess()) {
                failed(new ConnectFailedException(
                        "can't connect to " + settings + ": " + done.cause().getMessage() + ": is the server running?",
                        done.cause()));
            }
        });
    }

    /** An address has failed: the next is tried at once. */
    private void failed(DarkriftException cause) {
        if (candidates.isEmpty()) {
            settle(cause);
        } else if (!settled.get()) {
            tryNext();
        }
    }

    private void timeOut() {
        settle(new ConnectTimeoutException(
                "the handshake with " + settings + " was not done within " + linkSettings.handshakeTimeout() + ": "
                        + waitsFor,
                null));
    }

    /** Ends the attempt, unless it has ended. On any thread. */
    private void settle(DarkriftException cause) {
        if (settled.compareAndSet(false, true)) {
            freeLater(true);
            dialer.failed(cause);
        }
    }

    @Override
    public void cancel() {
        if (settled.compareAndSet(false, true)) {
            freeLater(true);
        }
    }

    private void freeLater(boolean close) {
        cancelLookup();
        try {
            loop.execute(() -> {
                free();
                Channel open = tcp;
                if (close && open != null) {
                    open.close();
                }
            });
        } catch (RejectedExecutionException e) {
            // The event loop has ended, and closed all channels.
            loop.terminationFuture().removeListener(loopEnded);
        }
    }

    private void free() {
        if (deadline != null) {
            deadline.cancel(false);
        }
        loop.terminationFuture().removeListener(loopEnded);
        candidates.clear();
    }

    private void cancelLookup() {
        Future<?> running = lookup;
        if (running != null) {
            HostLookup.cancel(running);
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
            FullHttpRequest request =
                    new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, settings.target());
            request.headers()
                    .set(HttpHeaderNames.HOST, settings.authority())
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
            } else if (settled.compareAndSet(false, true)) {
                ended = true;
                free();
                establish(ctx);
            }
        }

        private void establish(ChannelHandlerContext ctx) {
            Channel channel = ctx.channel();
            FrameCodec codec = new FrameCodec(true, linkSettings.maxReceivedBytes(), new LongAdder());
            FrameDecoder decoder = new FrameDecoder(linkSettings.maxReceivedBytes());
            WebSocketLink link =
                    new WebSocketLink(channel, decoder, codec, address, linkSettings, null, end -> {}, lingering -> {
                        // Its time is limited, and closing the event loops closes it.
                    });
            codec.attach(link);
            channel.pipeline().addLast(codec, decoder);
            link.establish(dialer::established);
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
                failed(new HandshakeException(settings + " " + what, cause));
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
