package io.darkrift.transport.bichannel;

import io.darkrift.DarkriftException;
import io.darkrift.connection.EventLoops;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.transport.ServerTransport.Acceptor;
import io.darkrift.transport.ServerTransport.Binding;
import io.darkrift.transport.ServerTransport.Ticket;
import io.darkrift.transport.bichannel.framing.Token;
import io.darkrift.transport.bichannel.security.ServerSecurity;
import io.darkrift.transport.bichannel.socket.AcceptErrors;
import io.darkrift.transport.bichannel.socket.Sockets;
import io.darkrift.transport.bichannel.socket.TokenTable;
import io.darkrift.transport.bichannel.socket.UdpSocket;
import io.darkrift.transport.bichannel.socket.UdpSockets;
import io.darkrift.transport.tcp.LingeringChannels;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The sockets of a listener, its handshakes and its links. Safe for use by any thread. */
final class BichannelBinding implements Binding {
    /** How often a pair of equal free ports is looked for. */
    private static final int ATTEMPTS = 10;

    /** How soon an empty acknowledgement that could not leave is sent again. */
    private static final long RETRY_MILLIS = 1;

    private final BichannelListener listener;
    private final @Nullable ServerSecurity security;
    private final Acceptor acceptor;
    private final LinkSettings settings;
    private final ConcurrentHashMap<Token, ServerHandshake> pending = new ConcurrentHashMap<>();
    private final TokenTable<ServerLink> links = new TokenTable<>();

    /** Those of the pending whose datagrams are sealed: they are found without an object for each datagram. */
    private final TokenTable<ServerHandshake> sealed = new TokenTable<>();

    private final LingeringChannels lingering = new LingeringChannels();
    private final UdpDemultiplexer udp = new UdpDemultiplexer(this);
    private final AcceptErrors acceptErrors = new AcceptErrors(() -> !isClosed());
    private final Channel tcp;
    private final @Nullable UdpSockets udpSockets;
    private volatile boolean closed;

    private BichannelBinding(
            BichannelListener listener, @Nullable ServerSecurity security, Acceptor acceptor, int attempt) {
        this.listener = listener;
        this.security = security;
        this.acceptor = acceptor;
        this.settings = acceptor.settings();
        EventLoops eventLoops = acceptor.eventLoops();
        InetSocketAddress address = Sockets.localAddress(listener.host(), listener.tcpPort());
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
        try {
            this.udpSockets = listener.isTcpOnly()
                    ? null
                    : UdpSockets.open(
                            eventLoops,
                            Sockets.localAddress(listener.host(), udpPort(attempt)),
                            listener.dialect() == Dialect.DARKRIFTPY,
                            udp::receiver);
        } catch (RuntimeException e) {
            Sockets.close(tcp).join();
            throw e;
        }
        watch(tcp);
        if (udpSockets != null) {
            udpSockets.first().forEach(this::watch);
        }
        // Nobody is accepted before all of this is there.
        tcp.config().setAutoRead(true);
    }

    private boolean isClosed() {
        return closed;
    }

    private void watch(Channel channel) {
        Sockets.watch(channel, listener, this::isClosed, acceptor::failed);
    }

    /** Opens the sockets, and waits until they are open. */
    static BichannelBinding open(BichannelListener listener, @Nullable ServerSecurity security, Acceptor acceptor) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new BichannelBinding(listener, security, acceptor, attempt);
            } catch (DarkriftException e) {
                if (listener.tcpPort() != 0 || listener.udpPort() != 0 || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns the port for UDP. If both ports are free to choose, it is that of TCP where possible. */
    private int udpPort(int attempt) {
        boolean same = listener.tcpPort() == 0 && listener.udpPort() == 0 && attempt < ATTEMPTS;
        return same ? ((InetSocketAddress) tcp.localAddress()).getPort() : listener.udpPort();
    }

    BichannelListener listener() {
        return listener;
    }

    @Nullable ServerSecurity security() {
        return security;
    }

    LinkSettings settings() {
        return settings;
    }

    MemoryBudget inboundMemory() {
        return acceptor.inboundMemory();
    }

    RandomGenerator random() {
        return acceptor.random();
    }

    UdpDemultiplexer udp() {
        return udp;
    }

    /** Returns the connection in the handshake that has a token, or null. */
    @Nullable ServerHandshake pending(Token token) {
        return pending.get(token);
    }

    /** Returns the link that has a token, or null. */
    @Nullable ServerLink link(Token token) {
        return links.get(token);
    }

    /** Returns the link whose datagrams bear a connection id, or null. */
    @Nullable ServerLink link(long connectionId) {
        return links.get(connectionId);
    }

    /** Returns the connection in the handshake whose datagrams bear a connection id, or null. */
    @Nullable ServerHandshake sealed(long connectionId) {
        return sealed.get(connectionId);
    }

    /** A connection in the handshake has keys. */
    void addSealed(ServerHandshake handshake) {
        sealed.add(handshake);
        if (!pending.containsKey(handshake.token())) {
            sealed.remove(handshake);
        }
    }

    Channel tcp() {
        return tcp;
    }

    /** Puts the handler of the handshake into a TCP channel, or closes it. */
    private void accept(SocketChannel channel) {
        InetSocketAddress peer = channel.remoteAddress();
        // Without an address it has gone already.
        if (closed || peer == null) {
            refuse(channel);
            return;
        }
        Evictable evictable = new Evictable();
        Ticket ticket = acceptor.begin(peer.getAddress(), evictable);
        if (ticket == null) {
            refuse(channel);
            return;
        }
        channel.closeFuture().addListener(done -> ticket.close());
        ServerHandshake handshake;
        do {
            Token token = security == null
                    ? Token.create(listener.dialect(), acceptor.random())
                    : new Token(security.version(), acceptor.random().nextLong());
            handshake = new ServerHandshake(this, channel, peer, token, ticket);
        } while (links.get(handshake.token()) != null || pending.putIfAbsent(handshake.token(), handshake) != null);
        if (security != null) {
            security.secure(channel, handshake.token().value(), handshake::secured);
        }
        channel.pipeline().addLast(handshake);
        evictable.set(handshake);
        if (closed) {
            handshake.giveUp(false);
        }
    }

    private static void refuse(SocketChannel channel) {
        channel.pipeline().addLast(Refused.HANDLER);
        channel.close();
    }

    /** Discards the exceptions of a connection that was refused, which should not be in the log. */
    @ChannelHandler.Sharable
    private static final class Refused extends ChannelInboundHandlerAdapter {
        static final Refused HANDLER = new Refused();

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }

    /** Closes a handshake that has to give way to others, also if it has to before there is one. */
    private static final class Evictable implements Runnable {
        private @Nullable ServerHandshake handshake;
        private boolean evicted;

        synchronized void set(ServerHandshake begun) {
            handshake = begun;
            if (evicted) {
                begun.giveUp(false);
            }
        }

        @Override
        public synchronized void run() {
            evicted = true;
            if (handshake != null) {
                handshake.giveUp(false);
            }
        }
    }

    /** Removes a handshake. Returns false if it was removed before: only one caller has it. */
    boolean remove(ServerHandshake handshake) {
        boolean removed = pending.remove(handshake.token(), handshake);
        if (removed && security != null) {
            sealed.remove(handshake);
        }
        return removed;
    }

    /** Opens the UDP sockets that answer from an address, if there are none. The stage never fails. */
    CompletionStage<?> prepareUdp(@Nullable InetSocketAddress local) {
        return udpSockets == null || local == null
                ? CompletableFuture.completedStage(null)
                : udpSockets.at(local.getAddress());
    }

    /**
     * Makes a link of a connection whose token was shown over UDP. The acknowledgement leaves before anything else can:
     * from the socket that the link will use, and before the link is known to anybody.
     */
    void claim(ServerHandshake handshake, UdpSocket shownTo, InetSocketAddress sender) {
        if (!remove(handshake)) {
            return;
        }
        UdpSocket own =
                Objects.requireNonNull(shownTo.group()).of(handshake.tcp().eventLoop());
        ServerLink link = new ServerLink(this, handshake, own, sender);
        if (!link.map()) {
            handshake.abandon(true);
            return;
        }
        links.add(link);
        Runnable acknowledge = () -> acknowledge(handshake, link, own, sender);
        if (own.executor().inEventLoop()) {
            acknowledge.run();
        } else {
            execute(own.channel().eventLoop(), acknowledge, handshake, link);
        }
    }

    private void acknowledge(ServerHandshake handshake, ServerLink link, UdpSocket own, InetSocketAddress sender) {
        EventLoop loop = handshake.tcp().eventLoop();
        if (udp.acknowledge(own, handshake.token(), sender, link.unproven(), link.security())) {
            if (own.channel().eventLoop() == loop) {
                establish(handshake, link);
            } else {
                execute(loop, () -> establish(handshake, link), handshake, link);
            }
        } else if (handshake.tcp().isActive()) {
            own.executor()
                    .schedule(() -> acknowledge(handshake, link, own, sender), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            execute(loop, () -> establish(handshake, link), handshake, link);
        }
    }

    private void execute(EventLoop loop, Runnable task, ServerHandshake handshake, ServerLink link) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The event loops have been closed, and all channels with them.
            handshake.abandon(false);
            link.release();
        }
    }

    /** Makes a link of a connection whose token was shown over TCP. On its event loop. */
    void claimOverTcp(ServerHandshake handshake) {
        // Or else it has just come back over UDP, and a task is on its way to here.
        if (remove(handshake)) {
            ServerLink link = new ServerLink(this, handshake, null, null);
            links.add(link);
            establish(handshake, link);
        }
    }

    private void establish(ServerHandshake handshake, ServerLink link) {
        if (handshake.handOver(link)) {
            link.establish(acceptor::established);
        } else {
            link.release();
        }
    }

    /** Ends a connection that is still in the handshake. */
    void end(SocketChannel channel) {
        if (closed) {
            channel.close();
        } else {
            // A peer that does not read its token would have the system keep it.
            Sockets.reset(channel);
        }
    }

    /** A link has ended. */
    void forget(ServerLink link) {
        links.remove(link);
    }

    /** A channel stays open after its link has ended. On its event loop. */
    void linger(Channel channel) {
        lingering.add(channel);
    }

    @Override
    public List<InetSocketAddress> addresses() {
        InetSocketAddress address = (InetSocketAddress) tcp.localAddress();
        return udpSockets == null ? List.of(address) : List.of(address, udpSockets.address());
    }

    @Override
    public void stopAccepting() {
        closed = true;
        tcp.close();
        pending.values().forEach(handshake -> handshake.giveUp(false));
    }

    @Override
    public CompletableFuture<Void> close(Duration limit) {
        stopAccepting();
        CompletableFuture<Void> sockets = CompletableFuture.allOf(
                Sockets.close(tcp), udpSockets == null ? CompletableFuture.completedFuture(null) : udpSockets.close());
        List<ServerLink> left = links.all();
        left.forEach(ServerLink::abort);
        return CompletableFuture.allOf(sockets, lingering.close(left, limit, tcp.eventLoop()));
    }

    @Override
    public Map<String, Long> counters() {
        Map<String, Long> counters = new TreeMap<>();
        udp.count(counters);
        counters.put("accepts_failed", acceptErrors.count());
        counters.put("datagrams_not_sent", udpSockets == null ? 0 : udpSockets.dropped());
        return counters;
    }

    /** Returns whether nothing is remembered of any connection. */
    boolean isEmpty() {
        return remembered() == 0;
    }

    /** Returns how much is remembered of connections: handshakes, links, channels that linger, and UDP addresses. */
    int remembered() {
        return pending.size() + sealed.size() + links.size() + lingering.size() + udp.size();
    }
}
