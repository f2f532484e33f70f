package io.darkrift.websocket;

import io.darkrift.connection.Durations;
import io.darkrift.transport.ServerTransport.Ticket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection whose HTTP request has not arrived yet, as a server sees it. One request is answered: with a link, with a
 * page, or with an error. On the event loop of the connection, unless a method says otherwise.
 */
final class ServerUpgrade extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ServerUpgrade.class);
    private static final String VERSION = "13";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** A request that is refused: the answer, and what it counts as. */
    private record Refusal(HttpResponseStatus status, String counter, String text) {}

    private final WebSocketBinding binding;
    private final SocketChannel tcp;
    private InetSocketAddress address;
    private @Nullable Ticket ticket;
    private @Nullable HttpRequest request;
    private @Nullable Future<?> limit;
    private boolean answered;

    ServerUpgrade(WebSocketBinding binding, SocketChannel tcp, InetSocketAddress address) {
        this.binding = binding;
        this.tcp = tcp;
        this.address = address;
    }

    /** Before this is in a pipeline. */
    void begin(Ticket first) {
        ticket = first;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        limit = ctx.executor()
                .schedule(
                        () -> fail("its request did not arrive in time"),
                        Durations.nanos(binding.settings().handshakeTimeout()),
                        TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (answered) {
                return;
            }
            if (message instanceof HttpRequest first) {
                request = first;
                if (first.decoderResult().isFailure()) {
                    refuse(bad("the request can't be read, or is too long"));
                    return;
                }
                if (hasBody(first)) {
                    refuse(bad("a request has no body here"));
                    return;
                }
            }
            if (message instanceof HttpContent content) {
                if (content.content().isReadable() || content.decoderResult().isFailure()) {
                    refuse(bad("a request has no body here"));
                } else if (message instanceof LastHttpContent) {
                    answer(Objects.requireNonNull(request));
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private static boolean hasBody(HttpRequest request) {
        String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) || length != null && !length.equals("0");
    }

    private static Refusal bad(String text) {
        return new Refusal(HttpResponseStatus.BAD_REQUEST, "bad_request", text);
    }

    private void answer(HttpRequest complete) {
        int query = complete.uri().indexOf('?');
        String path = query < 0 ? complete.uri() : complete.uri().substring(0, query);
        WebSocketListener.Page page = binding.listener().page(path);
        // An offer of another protocol, such as HTTP/2, is ignored, as RFC 9110 asks.
        boolean upgrades = complete.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        if (page != null && !upgrades && complete.method().equals(HttpMethod.GET)) {
            FullHttpResponse response =
                    response(HttpResponseStatus.OK, page.contentType(), Unpooled.wrappedBuffer(page.content()));
            // A page that is changed on the server is not to be taken from a cache.
            response.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE);
            answerAndClose(response);
            return;
        }
        Refusal refusal = check(complete, path);
        if (refusal == null) {
            refusal = believeProxy(complete);
        }
        if (refusal != null) {
            refuse(refusal);
        } else {
            accept(complete);
        }
    }

    private @Nullable Refusal check(HttpRequest complete, String path) {
        var headers = complete.headers();
        if (!path.equals(binding.listener().path())) {
            return new Refusal(HttpResponseStatus.NOT_FOUND, "unknown_path", "there is nothing at this path");
        }
        if (!complete.method().equals(HttpMethod.GET)
                || !complete.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            return bad("a WebSocket begins with GET and HTTP/1.1");
        }
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                || !headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
            return new Refusal(HttpResponseStatus.UPGRADE_REQUIRED, "bad_request", "this path is for WebSocket only");
        }
        if (!VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return new Refusal(
                    HttpResponseStatus.UPGRADE_REQUIRED,
                    "bad_request",
                    "the version of WebSocket has to be " + VERSION);
        }
        if (!HandshakeKey.isValid(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY))) {
            return bad("Sec-WebSocket-Key has to be 16 bytes in Base64");
        }
        String host = headers.get(HttpHeaderNames.HOST);
        if (host == null || headers.getAll(HttpHeaderNames.HOST).size() > 1) {
            return bad("the header Host is missing, or there twice");
        }
        for (String origin : headers.getAll(HttpHeaderNames.ORIGIN)) {
            if (!binding.listener().accepts(origin, host)) {
                return new Refusal(
                        HttpResponseStatus.FORBIDDEN,
                        "origin",
                        "pages of this origin may not connect: see allowedOrigins");
            }
        }
        return null;
    }

    /** Takes the address of the client from a proxy that is trusted. */
    private @Nullable Refusal believeProxy(HttpRequest complete) {
        String forwarded = String.join(",", complete.headers().getAll(FORWARDED_FOR));
        if (forwarded.isEmpty() || !binding.listener().isProxy(address.getAddress())) {
            return null;
        }
        InetAddress client = null;
        String[] hops = forwarded.split(",", -1);
        // What is further left was said by those whom nobody here trusts.
        for (int i = hops.length - 1;
                i >= 0 && (client == null || binding.listener().isProxy(client));
                i--) {
            client = parse(hops[i].strip());
            if (client == null) {
                return bad(FORWARDED_FOR + " has something that is not an address");
            }
        }
        Ticket first = ticket;
        Ticket second = binding.begin(Objects.requireNonNull(client), tcp, this);
        if (second == null) {
            return new Refusal(HttpResponseStatus.TOO_MANY_REQUESTS, "address_limit", "too many connections");
        }
        ticket = second;
        // The proxy itself has no share in the limits any more.
        Objects.requireNonNull(first).established();
        first.close();
        address = new InetSocketAddress(client, address.getPort());
        return null;
    }

    private static @Nullable InetAddress parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private void accept(HttpRequest complete) {
        if (!tcp.isActive() || !binding.remove(this)) {
            return;
        }
        answered = true;
        cancelLimit();
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(
                        HttpHeaderNames.SEC_WEBSOCKET_ACCEPT,
                        HandshakeKey.answer(complete.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY)));
        tcp.writeAndFlush(response);
        Objects.requireNonNull(ticket).established();
        binding.establish(tcp, address);
        tcp.pipeline().remove(this);
        // What has arrived behind the request goes to the link.
        tcp.pipeline().remove(HttpServerCodec.class);
    }

    private void refuse(Refusal refusal) {
        binding.refused(refusal.counter);
        LOG.debug("Refused the request of {}: {}", NetUtil.toSocketAddressString(address), refusal.text);
        byte[] text = (refusal.text + "\n").getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = response(refusal.status, "text/plain; charset=utf-8", Unpooled.wrappedBuffer(text));
        if (refusal.status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers()
                    .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                    .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
        }
        Objects.requireNonNull(ticket).failed();
        answerAndClose(response);
    }

    private static FullHttpResponse response(HttpResponseStatus status, String contentType, ByteBuf content) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, contentType)
                .set("X-Content-Type-Options", "nosniff")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        return response;
    }

    /** The limit of the handshake still runs: for a peer that does not read. */
    private void answerAndClose(FullHttpResponse response) {
        answered = true;
        Objects.requireNonNull(ticket).established();
        tcp.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail("it closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException || cause instanceof DecoderException)) {
            LOG.error("The handshake with {} failed", NetUtil.toSocketAddressString(address), cause);
        }
        fail(String.valueOf(cause.getMessage()));
    }

    private void fail(String reason) {
        if (giveUp(!answered)) {
            LOG.debug(
                    "Closed the connection of {} in the handshake: {}", NetUtil.toSocketAddressString(address), reason);
        }
    }

    /**
     * Gives the connection up, unless it has become a link. On any thread.
     *
     * @param failed whether this counts as a handshake that failed
     * @return false if it is a link, or was given up before
     */
    boolean giveUp(boolean failed) {
        if (!binding.remove(this)) {
            return false;
        }
        Ticket begun = ticket;
        if (failed && begun != null) {
            begun.failed();
        }
        cancelLimit();
        binding.end(tcp);
        return true;
    }

    private void cancelLimit() {
        Future<?> scheduled = limit;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }
}
