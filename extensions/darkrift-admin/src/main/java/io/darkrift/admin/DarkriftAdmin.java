package io.darkrift.admin;

import io.darkrift.DarkriftException;
import io.darkrift.micrometer.ServerMetrics;
import io.darkrift.micrometer.TickMetrics;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.rooms.Rooms;
import io.darkrift.rooms.TickLoop;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP endpoint of the operator of a server: health checks, metrics for Prometheus, and a page that shows what happens.
 *
 * <pre>{@code
 * try (DarkriftAdmin admin = DarkriftAdmin.attachTo(server).port(9000).start()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>It listens on the loopback address unless {@link Builder#host} says otherwise. What changes something needs the {@link
 * #token()}; on any other address everything does. It has a thread of its own, and closing it leaves the server as it is.
 * Safe for use by any number of threads.
 */
public final class DarkriftAdmin implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftAdmin.class);
    private static final int MAX_BODY = 1 << 16;
    private static final int IDLE_SECONDS = 120;
    private static final long SAMPLE_MILLIS = 1_000;

    private final EventLoopGroup group;
    private final Channel channel;
    private final Requests requests;
    private final String token;
    /** Removes what was bound to the registry of the endpoint itself. */
    private final List<Runnable> ownMetrics;

    private final Sniffers sniffers;
    private final TagWatch tags;

    private DarkriftAdmin(Builder builder) {
        this.token = builder.token == null ? newToken() : builder.token;
        PrometheusMeterRegistry registry = builder.registry;
        if (registry == null) {
            registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            ownMetrics = builder.bindMetrics(registry);
        } else {
            ownMetrics = List.of();
        }
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("darkrift-admin", true), NioIoHandler.newFactory());
        try {
            Messages messages = new Messages(builder.server.registry(), builder.protocols(), builder.hidden);
            this.tags = new TagWatch(builder.server, messages);
            this.sniffers = new Sniffers(builder.server, messages, group.next());
            Ticks ticks = new Ticks(builder.ticks());
            Sampler sampler = new Sampler(builder.server, ticks, builder.hangLimit);
            Api api = new Api(builder.server, sampler, ticks, builder.rooms, tags, builder.farewell);
            this.requests = new Requests(
                    api,
                    sampler,
                    sniffers,
                    tags,
                    registry::scrape,
                    new Access(token, builder.isLoopback(), builder.host),
                    group.next());
            this.channel = bind(builder, requests);
            sampler.sample();
            group.next()
                    .scheduleAtFixedRate(
                            () -> {
                                sampler.sample();
                                requests.sampled();
                            },
                            SAMPLE_MILLIS,
                            SAMPLE_MILLIS,
                            TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            ownMetrics.forEach(Runnable::run);
            throw e;
        }
        LOG.info("The admin page of the server is {}", url());
    }

    private Channel bind(Builder builder, Requests requests) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        accepted.pipeline()
                                .addLast(new IdleStateHandler(IDLE_SECONDS, 0, 0))
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MAX_BODY))
                                .addLast(requests);
                    }
                });
        ChannelFuture bound = bootstrap.bind(builder.host, builder.port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new DarkriftException(
                    "the admin page can't listen on " + builder.host + ":" + builder.port + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return bound.channel();
    }

    private static String newToken() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /**
     * Creates a builder of the endpoint of a server.
     *
     * @param server the server
     * @return a builder with defaults
     */
    public static Builder attachTo(DarkriftServer server) {
        return new Builder(server);
    }

    /**
     * Returns the port.
     *
     * @return 1 to 65,535
     */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /**
     * Returns the token: see {@link Builder#token}.
     *
     * @return the one that was given, or a random one
     */
    public String token() {
        return token;
    }

    /**
     * Returns the address of the page, with the token behind {@code #}, where browsers do not send it.
     *
     * @return a URL
     */
    public String url() {
        InetSocketAddress address = (InetSocketAddress) channel.localAddress();
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + "/#token="
                + token;
    }

    /** Ends the endpoint, and what observes the server for it. Waits until that is done, 5 seconds at most. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        requests.close();
        sniffers.close();
        tags.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
        ownMetrics.forEach(Runnable::run);
    }

    /** Describes the endpoint. Not safe for use by several threads at once. */
    public static final class Builder {
        private static final int LEAST_TOKEN = 16;

        private final DarkriftServer server;
        private final List<Supplier<Stream<TickState>>> ticks = new ArrayList<>();
        private final List<Function<MeterRegistry, Runnable>> tickMetrics = new ArrayList<>();
        private final Set<Integer> hidden = new HashSet<>();
        private String host = "127.0.0.1";
        private int port = 9000;
        private @Nullable String token;
        private @Nullable PrometheusMeterRegistry registry;
        private @Nullable RoomView rooms;
        private @Nullable List<ProtocolDescription> protocols;
        private @Nullable Function<? super String, ?> farewell;
        private Duration hangLimit = Duration.ofSeconds(5);

        private Builder(DarkriftServer server) {
            this.server = Objects.requireNonNull(server, "server");
        }

        /** Binds the metrics of all that the endpoint shows. Returns what removes them. */
        private List<Runnable> bindMetrics(MeterRegistry own) {
            List<Runnable> removals = new ArrayList<>();
            ServerMetrics metrics = ServerMetrics.of(server);
            metrics.bindTo(own);
            removals.add(metrics::close);
            if (rooms != null) {
                removals.add(rooms.bindMetrics(own));
            }
            tickMetrics.forEach(each -> removals.add(each.apply(own)));
            return removals;
        }

        /**
         * Sets the port. Default: 9000.
         *
         * @param number 0 to 65,535; 0 takes a free one
         * @return this
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder port(int number) {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException("port is " + number + ": it has to be 0 to 65535");
            }
            this.port = number;
            return this;
        }

        /**
         * Sets the address to listen on. On any address but a loopback one, everything needs the token, and nothing is
         * encrypted: put a proxy with TLS before it. Default: {@code 127.0.0.1}.
         *
         * @param address an address or a name
         * @return this
         */
        public Builder host(String address) {
            this.host = Objects.requireNonNull(address, "address");
            return this;
        }

        /**
         * Sets the token that a request carries as {@code Authorization: Bearer <token>}, or as the password of HTTP's basic
         * authentication. Default: a random one, which is logged with the address of the page.
         *
         * @param secret 16 characters or more
         * @return this
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder token(String secret) {
            if (secret.length() < LEAST_TOKEN) {
                throw new IllegalArgumentException(
                        "the token has " + secret.length() + " characters: give it " + LEAST_TOKEN + " or more");
            }
            this.token = secret;
            return this;
        }

        /**
         * Sets the registry that {@code /metrics} shows. Default: one with the {@link ServerMetrics} of the server, and the
         * metrics of {@link #rooms} and {@link #ticks}.
         *
         * @param given a registry of Prometheus
         * @return this
         * @throws IllegalArgumentException if it is another kind of registry
         */
        public Builder registry(MeterRegistry given) {
            if (!(given instanceof PrometheusMeterRegistry prometheus)) {
                throw new IllegalArgumentException("the registry is a "
                        + given.getClass().getName() + ": /metrics needs a PrometheusMeterRegistry");
            }
            this.registry = prometheus;
            return this;
        }

        /**
         * Shows rooms, and the room of each client. Needs {@code darkrift-rooms}. Private rooms are not shown.
         *
         * <p>Also shows how long the ticks of {@link io.darkrift.rooms.Room#startTicks} take, those of private rooms included.
         * A room whose ticks hang makes {@code /health/ready} report that the server is not ready.
         *
         * @param <P> the type of the members
         * @param given the rooms
         * @param client finds the client of a member
         * @return this
         */
        public <P> Builder rooms(Rooms<P> given, Function<? super P, ? extends RemoteClient> client) {
            this.rooms = new RoomView.OfRooms<>(given, client);
            return this;
        }

        /**
         * Shows how long the ticks of a loop take. A loop whose ticks hang, or that was closed, makes {@code /health/ready} report
         * that the server is not ready; one that was not started yet does not. Needs {@code darkrift-rooms}.
         *
         * @param name the name of the loop
         * @param loop the loop
         * @return this
         */
        public Builder ticks(String name, TickLoop loop) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(loop, "loop");
            ticks.add(() -> Stream.of(TickState.ofWorld(name, loop)));
            tickMetrics.add(registry -> {
                TickMetrics metrics = TickMetrics.of(name, loop);
                metrics.bindTo(registry);
                return metrics::close;
            });
            return this;
        }

        /**
         * Sets how long an event loop, or the loop of the game, may be held before {@code /health/ready} reports that the
         * server is not ready. Default: 5 seconds.
         *
         * @param limit more than 0
         * @return this
         * @throws IllegalArgumentException if it is 0 or less
         */
        public Builder hangLimit(Duration limit) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("hangLimit is " + limit + ": it has to be more than 0");
            }
            this.hangLimit = limit;
            return this;
        }

        /**
         * Sets the descriptions that messages are shown with. Default: those of all generated registries that the class
         * loader of the thread finds.
         *
         * @param descriptions the descriptions
         * @return this
         */
        public Builder protocols(List<ProtocolDescription> descriptions) {
            this.protocols = List.copyOf(descriptions);
            return this;
        }

        /**
         * Hides the payloads of messages, such as logins with passwords. Their headers are shown.
         *
         * @param type a record of the registry
         * @return this
         * @throws IllegalArgumentException if the registry has no such record
         */
        public Builder hide(Class<?> type) {
            hidden.add(server.registry().require(type).tag());
            return this;
        }

        /**
         * Sets the last message to a player whom the operator disconnects. Default: no message.
         *
         * @param message makes a last message of the reason that the operator gives: a record of the registry, or a raw
         *     message
         * @return this
         */
        public Builder farewell(Function<? super String, ?> message) {
            this.farewell = Objects.requireNonNull(message, "message");
            return this;
        }

        private List<ProtocolDescription> protocols() {
            return protocols == null ? ProtocolDescription.load() : protocols;
        }

        private List<Supplier<Stream<TickState>>> ticks() {
            List<Supplier<Stream<TickState>>> all = new ArrayList<>(ticks);
            if (rooms != null) {
                all.add(rooms::ticks);
            }
            return all;
        }

        private boolean isLoopback() {
            return new InetSocketAddress(host, port).getAddress() != null
                    && new InetSocketAddress(host, port).getAddress().isLoopbackAddress();
        }

        /**
         * Opens the port.
         *
         * @return the endpoint
         * @throws DarkriftException if the port is in use, or the host is unknown
         */
        public DarkriftAdmin start() {
            return new DarkriftAdmin(this);
        }
    }
}
