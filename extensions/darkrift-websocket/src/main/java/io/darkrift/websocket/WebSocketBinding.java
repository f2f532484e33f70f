package io.darkrift.websocket;

import io.darkrift.DarkriftException;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventLoops;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.ServerTransport.Acceptor;
import io.darkrift.transport.ServerTransport.Binding;
import io.darkrift.transport.ServerTransport.Ticket;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.bichannel.socket.AcceptErrors;
import io.darkrift.transport.bichannel.socket.Sockets;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The socket of a listener, its handshakes and its links. Safe for use by any thread. */
final class WebSocketBinding implements Binding {
    private static final int MAX_REQUEST_LINE = 2_048;
    private static final int MAX_REQUEST_HEADERS = 8_192;

    private final WebSocketListener listener;
    private final Acceptor acceptor;
    private final LinkSettings settings;
    private final Set<ServerUpgrade> pending = ConcurrentHashMap.newKeySet();
    private final Set<WebSocketLink> links = ConcurrentHashMap.newKeySet();
    private final Set<Channel> lingering = ConcurrentHashMap.newKeySet();
    private final AcceptErrors acceptErrors = new AcceptErrors(() -> !isClosed());
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final LongAdder pongsDropped = new LongAdder();
    private final Channel tcp;
    private volatile boolean closed;

    /** Opens the socket, and waits until it is open. */
    WebSocketBinding(WebSocketListener listener, Acceptor acceptor) {
        this.listener = listener;
        this.acceptor = acceptor;
        this.settings = acceptor.settings();
        EventLoops eventLoops = acceptor.eventLoops();
        InetSocketAddress address = address();
        this.tcp = Sockets.awaitBound(
                Sockets.tcpServer(
                                eventLoops.group(),
                                eventLoops.kind(),
                                listener.sendBufferBytes(),
                                listener.receiveBufferBytes())
                        .option(ChannelOption.AUTO_READ, false)
                        .handler(acceptErrors)
                        .childHandler(new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                accept(channel);
                            }
                        })
                        .bind(address),
                "tcp",
                address);
        watch();
        // Nobody is accepted before all of this is there.
        tcp.config().setAutoRead(true);
    }

    private boolean isClosed() {
        return closed;
    }

    private InetSocketAddress address() {
        String host = listener.host();
        if (host == null) {
            return new InetSocketAddress(listener.port());
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), listener.port());
        } catch (UnknownHostException e) {
            throw new DarkriftException(
                    "can't listen on " + host + ": the host is unknown: give a name or an address of this machine", e);
        }
    }

    /** Reports a socket that somebody else has closed: an error, or the end of its event loop. */
    private void watch() {
        String address = NetUtil.toSocketAddressString((InetSocketAddress) tcp.localAddress());
        tcp.closeFuture().addListener(done -> {
            if (!closed) {
                boolean loops = tcp.eventLoop().isShuttingDown();
                acceptor.failed(new DarkriftException("the socket of " + listener + " at " + address + " was closed"
                        + (loops ? ": the event loops end, and the server was not closed before them" : "")));
            }
        });
    }

    WebSocketListener listener() {
        return listener;
    }

    LinkSettings settings() {
        return settings;
    }

    private void accept(SocketChannel channel) {
        InetSocketAddress peer = channel.remoteAddress();
        // Without an address it has gone already.
        if (closed || peer == null) {
            channel.close();
            return;
        }
        ServerUpgrade upgrade = new ServerUpgrade(this, channel, peer);
        pending.add(upgrade);
        Ticket ticket = begin(peer.getAddress(), channel, upgrade);
        if (ticket == null) {
            pending.remove(upgrade);
            channel.close();
            return;
        }
        upgrade.begin(ticket);
        SslContext tls = listener.tls();
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel.pipeline()
                .addLast(
                        new HttpServerCodec(new HttpDecoderConfig()
                                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                                .setMaxHeaderSize(MAX_REQUEST_HEADERS)),
                        upgrade);
        if (closed) {
            upgrade.giveUp(false);
        }
    }

    /** Asks whether a peer may go on with the handshake. The ticket ends with the channel. */
    @Nullable Ticket begin(InetAddress peer, Channel channel, ServerUpgrade upgrade) {
        Ticket ticket = acceptor.begin(peer, () -> upgrade.giveUp(false));
        if (ticket != null) {
            channel.closeFuture().addListener(done -> ticket.close());
        }
        return ticket;
    }

    /** Removes a handshake. Returns false if it was removed before: only one caller has it. */
    boolean remove(ServerUpgrade upgrade) {
        return pending.remove(upgrade);
    }

    /** Counts a handshake that was refused. */
    void refused(String cause) {
        refusals.computeIfAbsent(cause, absent -> new LongAdder()).increment();
    }

    /** Makes a link of a connection whose handshake is over. On its event loop. */
    void establish(SocketChannel channel, InetSocketAddress peer) {
        FrameCodec codec = new FrameCodec(false, settings.maxReceivedBytes(), pongsDropped);
        FrameDecoder decoder = new FrameDecoder(settings.maxReceivedBytes());
        WebSocketLink link = new WebSocketLink(
                channel, decoder, codec, peer, settings, acceptor.inboundMemory(), links::remove, this::linger);
        codec.attach(link);
        channel.pipeline().addLast(codec, decoder);
        links.add(link);
        link.establish(acceptor::established);
    }

    /** A channel stays open after its link has ended. On its event loop. */
    private void linger(Channel channel) {
        lingering.add(channel);
        channel.closeFuture().addListener(done -> lingering.remove(channel));
    }

    /** Ends a connection that is still in the handshake. */
    void end(Channel channel) {
        if (closed) {
            channel.close();
        } else {
            Sockets.reset(channel);
        }
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return List.of((InetSocketAddress) tcp.localAddress());
    }

    @Override
    public void stopAccepting() {
        closed = true;
        tcp.close();
        pending.forEach(upgrade -> upgrade.giveUp(false));
    }

    @Override
    public CompletableFuture<Void> close(Duration limit) {
        stopAccepting();
        CompletableFuture<Void> socket = Sockets.close(tcp);
        List<WebSocketLink> left = List.copyOf(links);
        left.forEach(WebSocketLink::abort);
        CompletableFuture<Void> channels =
                CompletableFuture.allOf(Stream.concat(left.stream().map(WebSocketLink::tcp), lingering.stream())
                        .map(Sockets::closed)
                        .toArray(CompletableFuture<?>[]::new));
        if (!channels.isDone()) {
            Future<?> timer = after(limit, () -> lingering.forEach(Channel::close));
            channels.thenRun(() -> timer.cancel(false));
        }
        return CompletableFuture.allOf(socket, channels);
    }

    private Future<?> after(Duration limit, Runnable task) {
        try {
            if (!limit.isZero() && !limit.isNegative()) {
                return tcp.eventLoop().schedule(task, Durations.nanos(limit), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException e) {
            // The event loop has ended: there is nothing to wait for.
        }
        task.run();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Map<String, Long> counters() {
        Map<String, Long> counters = new TreeMap<>();
        counters.put("accepts_failed", acceptErrors.count());
        counters.put("pongs_dropped", pongsDropped.sum());
        refusals.forEach((cause, count) -> counters.put("handshakes_refused_" + cause, count.sum()));
        return counters;
    }
}
