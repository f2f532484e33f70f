package io.darkrift.websocket;

import io.darkrift.connection.EventLoops;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.ServerTransport.Acceptor;
import io.darkrift.transport.ServerTransport.Binding;
import io.darkrift.transport.ServerTransport.Ticket;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.bichannel.socket.AcceptErrors;
import io.darkrift.transport.bichannel.socket.Sockets;
import io.darkrift.transport.tcp.LingeringChannels;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of a listener, its handshakes and its links. Safe for use by any thread. */
final class WebSocketBinding implements Binding {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketBinding.class);
    private static final int MAX_REQUEST_LINE = 2_048;
    private static final int MAX_REQUEST_HEADERS = 8_192;

    private final WebSocketListener listener;
    private final Acceptor acceptor;
    private final LinkSettings settings;
    /** Whether the application gave no TLS for the last connection: that is logged once. */
    private final AtomicBoolean hasNoTls = new AtomicBoolean();

    private final Set<ServerUpgrade> pending = ConcurrentHashMap.newKeySet();
    private final Set<WebSocketLink> links = ConcurrentHashMap.newKeySet();
    private final LingeringChannels lingering = new LingeringChannels();
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
        InetSocketAddress address = Sockets.localAddress(listener.host(), listener.port());
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
        Sockets.watch(tcp, listener, this::isClosed, acceptor::failed);
        // Nobody is accepted before all of this is there.
        tcp.config().setAutoRead(true);
    }

    private boolean isClosed() {
        return closed;
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
        SslContext tls;
        try {
            tls = listener.tls();
            hasNoTls.set(false);
        } catch (Throwable e) {
            if (hasNoTls.compareAndSet(false, true)) {
                LOG.error("Closes new connections until there is an SslContext for them", e);
            }
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
                channel, decoder, codec, peer, settings, acceptor.inboundMemory(), links::remove, lingering::add);
        codec.attach(link);
        channel.pipeline().addLast(codec, decoder);
        links.add(link);
        link.establish(acceptor::established);
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
        return CompletableFuture.allOf(socket, lingering.close(left, limit, tcp.eventLoop()));
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
