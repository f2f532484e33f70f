package io.darkrift.admin;

import io.darkrift.admin.Api.Refused;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests, on the one thread of the endpoint. */
@Sharable
final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftAdmin.class);
    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_STREAMS = 16;
    private static final long CLOSE_SECONDS = 5;
    private static final String JSON = "application/json; charset=utf-8";
    private static final String EVENTS = "text/event-stream";
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/dist/";

    /** A file of the page. */
    private record File(String type, String resource) {}

    private static final Map<String, File> FILES = Map.of(
            "/", new File("text/html; charset=utf-8", "page.html"),
            "/page.css", new File("text/css; charset=utf-8", "page.css"),
            "/page.js", new File("text/javascript; charset=utf-8", "page.js"),
            "/table.js", new File("text/javascript; charset=utf-8", "table.js"),
            "/sniffer.js", new File("text/javascript; charset=utf-8", "sniffer.js"),
            "/uplot.js", new File("text/javascript; charset=utf-8", UPLOT + "uPlot.iife.min.js"),
            "/uplot.css", new File("text/css; charset=utf-8", UPLOT + "uPlot.min.css"));

    private final Api api;
    private final Sampler sampler;
    private final Sniffers sniffers;
    private final TagWatch tags;
    private final Supplier<String> metrics;
    private final Access access;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Set<Channel> streams = new LinkedHashSet<>();
    private final ChannelGroup connections;

    Requests(
            Api api,
            Sampler sampler,
            Sniffers sniffers,
            TagWatch tags,
            Supplier<String> metrics,
            Access access,
            EventExecutor executor) {
        this.api = api;
        this.sampler = sampler;
        this.sniffers = sniffers;
        this.tags = tags;
        this.metrics = metrics;
        this.access = access;
        this.connections = new DefaultChannelGroup(executor);
        FILES.forEach((path, file) -> files.put(path, read(file.resource())));
    }

    private static byte[] read(String resource) {
        // The chart library is another module, which only the class loader finds.
        try (InputStream in = resource.startsWith(UPLOT)
                ? Requests.class.getClassLoader().getResourceAsStream(resource)
                : Requests.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        resource + " is not on the class path: org.webjars.npm:uplot belongs to darkrift-admin");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connections.add(context.channel());
        if (connections.size() > MAX_CONNECTIONS) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        streams.remove(context.channel());
        sniffers.remove(context.channel());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection of the admin page has failed", cause);
        context.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            answer(context, request, HttpResponseStatus.BAD_REQUEST, "text/plain", "this is not HTTP");
            return;
        }
        try {
            route(context, request, new QueryStringDecoder(request.uri()));
        } catch (Refused e) {
            answer(
                    context,
                    request,
                    HttpResponseStatus.valueOf(e.status()),
                    JSON,
                    error(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("The admin page can't answer {}", request.uri(), e);
            answer(
                    context,
                    request,
                    HttpResponseStatus.INTERNAL_SERVER_ERROR,
                    JSON,
                    error("see the log of the server"));
        }
    }

    private String error(String why) {
        return api.json(Map.of("error", why));
    }

    private void route(ChannelHandlerContext context, FullHttpRequest request, QueryStringDecoder uri) {
        HttpHeaders headers = request.headers();
        String path = uri.path();
        if (!access.hasKnownHost(headers)) {
            throw new Refused(403, "this host is unknown here: use localhost, or 127.0.0.1");
        }
        boolean authorized = access.hasToken(headers);
        if (!access.isLoopback() && !authorized) {
            unauthorized(context, request);
            return;
        }
        if (path.startsWith("/api/clients/")) {
            act(context, request, path, authorized);
            return;
        }
        boolean known = FILES.containsKey(path)
                || path.equals("/metrics")
                || path.equals("/health")
                || path.startsWith("/health/")
                || path.startsWith("/api/");
        if (known && !request.method().equals(HttpMethod.GET)) {
            throw new Refused(405, "this is only read: use GET");
        }
        if (FILES.containsKey(path)) {
            answer(
                    context,
                    request,
                    HttpResponseStatus.OK,
                    FILES.get(path).type(),
                    Unpooled.wrappedBuffer(files.get(path)));
            return;
        }
        switch (path) {
            case "/health" -> ok(context, request, api.health());
            case "/health/live" -> ok(context, request, "{\"live\":true}");
            case "/health/ready" -> ready(context, request);
            case "/metrics" ->
                answer(
                        context,
                        request,
                        HttpResponseStatus.OK,
                        "text/plain; version=0.0.4; charset=utf-8",
                        metrics.get());
            case "/api/info" -> ok(context, request, api.info());
            case "/api/clients" -> ok(context, request, api.clients());
            case "/api/tags" -> ok(context, request, api.tags());
            case "/api/rooms" -> ok(context, request, api.rooms());
            case "/api/sessions" -> ok(context, request, api.sessions());
            case "/api/ticks" -> ok(context, request, api.ticks());
            case "/api/stream" -> stream(context, request);
            case "/api/sniff" -> sniff(context, request, uri);
            default -> throw new Refused(404, "there is nothing at " + path);
        }
    }

    private void ready(ChannelHandlerContext context, FullHttpRequest request) {
        List<String> problems = api.problems();
        answer(
                context,
                request,
                problems.isEmpty() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
                JSON,
                api.json(Map.of("ready", problems.isEmpty(), "problems", problems)));
    }

    private void act(ChannelHandlerContext context, FullHttpRequest request, String path, boolean authorized) {
        if (!request.method().equals(HttpMethod.POST)) {
            throw new Refused(405, "this changes something: use POST");
        }
        if (!authorized) {
            throw new Refused(401, "this changes something: it needs the token, which the log of the server has");
        }
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        if (!Access.hasOwnOrigin(request.headers()) || !type.startsWith("application/json")) {
            throw new Refused(403, "this needs a body of application/json, and a page of this server");
        }
        String[] parts = path.split("/");
        if (parts.length != 5) {
            throw new Refused(404, "the path is /api/clients/<id>/<action>");
        }
        ok(context, request, api.act(parts[3], parts[4], request.content().toString(StandardCharsets.UTF_8)));
    }

    private void unauthorized(ChannelHandlerContext context, FullHttpRequest request) {
        DefaultFullHttpResponse response = response(
                HttpResponseStatus.UNAUTHORIZED,
                JSON,
                Unpooled.copiedBuffer(
                        error("this needs the token, which the log of the server has"), StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"darkrift\", charset=\"UTF-8\"");
        send(context, request, response);
    }

    // ---- answers

    private void ok(ChannelHandlerContext context, FullHttpRequest request, String json) {
        answer(context, request, HttpResponseStatus.OK, JSON, json);
    }

    private void answer(
            ChannelHandlerContext context,
            FullHttpRequest request,
            HttpResponseStatus status,
            String type,
            String body) {
        answer(context, request, status, type, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    }

    private void answer(
            ChannelHandlerContext context,
            FullHttpRequest request,
            HttpResponseStatus status,
            String type,
            ByteBuf body) {
        send(context, request, response(status, type, body));
    }

    private static DefaultFullHttpResponse response(HttpResponseStatus status, String type, ByteBuf body) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        secure(response, type);
        HttpUtil.setContentLength(response, body.readableBytes());
        return response;
    }

    private static void secure(HttpResponse response, String type) {
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, CSP)
                .set("x-content-type-options", "nosniff")
                .set("x-frame-options", "DENY")
                .set("referrer-policy", "no-referrer");
    }

    private static void send(ChannelHandlerContext context, FullHttpRequest request, DefaultFullHttpResponse response) {
        boolean stays =
                HttpUtil.isKeepAlive(request) && !request.decoderResult().isFailure();
        HttpUtil.setKeepAlive(response, stays);
        context.writeAndFlush(response)
                .addListener(stays ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
    }

    // ---- streams

    private void begin(ChannelHandlerContext context) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        secure(response, EVENTS);
        HttpUtil.setTransferEncodingChunked(response, true);
        context.pipeline().remove(IdleStateHandler.class);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** Sends an event. One that a slow reader has no room for is left out. */
    static boolean event(Channel channel, String name, String json) {
        if (!channel.isWritable()) {
            return false;
        }
        String text = "event: " + name + "\ndata: " + json + "\n\n";
        channel.writeAndFlush(new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        return true;
    }

    private void checkStreams() {
        if (streams.size() + sniffers.size() >= MAX_STREAMS) {
            throw new Refused(429, MAX_STREAMS + " pages are open already: close one");
        }
    }

    private void stream(ChannelHandlerContext context, FullHttpRequest request) {
        checkStreams();
        begin(context);
        streams.add(context.channel());
        event(context.channel(), "history", api.json(sampler.history()));
    }

    private void sniff(ChannelHandlerContext context, FullHttpRequest request, QueryStringDecoder uri) {
        checkStreams();
        Sniffers.Filter filter = Sniffers.Filter.of(uri.parameters());
        begin(context);
        sniffers.add(context.channel(), filter);
    }

    /** Closes all connections: an event loop that ends may leave them open. */
    void close() {
        connections.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    /** There is a new sample. On the thread of the endpoint. */
    void sampled() {
        tags.check();
        Sampler.@Nullable Sample latest = sampler.latest();
        if (latest != null && !streams.isEmpty()) {
            String json = api.json(latest);
            streams.forEach(channel -> event(channel, "sample", json));
        }
    }
}
