package io.darkrift.transport.bichannel.socket;

import io.darkrift.DarkriftException;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The UDP sockets of a listener. With the native transport each event loop has one, and all share the port.
 *
 * <p>A socket that is bound to all addresses answers from whichever address the system prefers, and a client whose
 * socket is connected to another one discards the answer. So a listener on all addresses opens sockets for each local
 * address that clients connect to, beside those for all: the system gives a datagram to the socket whose address fits
 * best. Safe for use by any thread.
 */
public final class UdpSockets {
    private static final Logger LOG = LoggerFactory.getLogger(UdpSockets.class);

    /** On loopback there are 16 million addresses to connect to. */
    private static final int MAX_ADDRESSES = 64;

    private final EventLoops eventLoops;
    private final boolean sendsEmpty;
    private final Function<UdpSocket, ChannelHandler> receiver;
    private final ConcurrentHashMap<InetAddress, CompletableFuture<UdpSocketGroup>> byAddress =
            new ConcurrentHashMap<>();
    private final List<UdpSocketGroup> groups = new ArrayList<>();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final InetSocketAddress address;
    private final boolean shared;
    private final UdpSocketGroup main;
    private boolean closed;

    private UdpSockets(
            EventLoops eventLoops,
            InetSocketAddress wanted,
            boolean sendsEmpty,
            Function<UdpSocket, ChannelHandler> receiver) {
        this.eventLoops = eventLoops;
        this.sendsEmpty = sendsEmpty;
        this.receiver = receiver;
        InetSocketAddress free = wanted;
        this.shared = wanted.getAddress().isAnyLocalAddress() || loops().size() > 1;
        if (shared) {
            free = findFree(wanted);
        }
        this.main = new UdpSocketGroup();
        InetSocketAddress bound = free;
        for (EventLoop loop : loops()) {
            try {
                Channel channel = Sockets.awaitBound(bootstrap(loop, main).bind(bound), "udp", bound);
                bound = (InetSocketAddress) channel.localAddress();
            } catch (DarkriftException e) {
                closeAll(main);
                throw e;
            }
        }
        this.address = bound;
        groups.add(main);
    }

    /**
     * Opens the first sockets, and waits until they are open.
     *
     * @param eventLoops the event loops
     * @param address the address to listen on
     * @param sendsEmpty whether empty datagrams are to be sent
     * @param receiver makes the handler of each socket
     * @throws DarkriftException if the address can't be had
     */
    public static UdpSockets open(
            EventLoops eventLoops,
            InetSocketAddress address,
            boolean sendsEmpty,
            Function<UdpSocket, ChannelHandler> receiver) {
        return new UdpSockets(eventLoops, address, sendsEmpty, receiver);
    }

    /** The event loops that get a socket for each address: null stands for any one. */
    private List<@Nullable EventLoop> loops() {
        List<@Nullable EventLoop> loops = new ArrayList<>();
        if (eventLoops.kind() == TransportKind.EPOLL) {
            eventLoops.group().forEach(executor -> loops.add((EventLoop) executor));
        } else {
            loops.add(null);
        }
        return loops;
    }

    /** Sockets that share a port don't notice if those of another server have it, too: one that does not share does. */
    private InetSocketAddress findFree(InetSocketAddress wanted) {
        Bootstrap probing = Sockets.udp(eventLoops.group(), eventLoops.kind())
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInboundHandlerAdapter());
        Channel probe = Sockets.awaitBound(probing.bind(wanted), "udp", wanted);
        InetSocketAddress free =
                new InetSocketAddress(wanted.getAddress(), ((InetSocketAddress) probe.localAddress()).getPort());
        Sockets.close(probe).join();
        return free;
    }

    private Bootstrap bootstrap(@Nullable EventLoop loop, UdpSocketGroup group) {
        EventLoopGroup executor = loop == null ? eventLoops.group() : loop;
        Bootstrap sockets = Sockets.udp(executor, eventLoops.kind(), sendsEmpty);
        if (shared) {
            Sockets.sharingPort(sockets, eventLoops.kind());
        }
        return sockets.handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                UdpSocket socket = new UdpSocket(channel, group);
                group.add(socket);
                channel.pipeline().addLast(receiver.apply(socket));
            }
        });
    }

    /** Returns the channels of the first sockets. */
    public List<Channel> first() {
        return main.sockets().stream().map(UdpSocket::channel).toList();
    }

    /** Returns where the first sockets listen. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Returns the sockets that answer from a local address, and opens them if there are none yet.
     *
     * @param local an address that a client has connected to over TCP
     * @return the sockets when they are open. It never fails: where they can't be opened, it has the first sockets
     */
    public CompletableFuture<UdpSocketGroup> at(InetAddress local) {
        if (!address.getAddress().isAnyLocalAddress()) {
            return CompletableFuture.completedFuture(main);
        }
        CompletableFuture<UdpSocketGroup> known = byAddress.get(local);
        if (known != null) {
            return known;
        }
        if (byAddress.size() >= MAX_ADDRESSES) {
            warn(local, "clients have connected to " + MAX_ADDRESSES + " other addresses", null);
            return CompletableFuture.completedFuture(main);
        }
        CompletableFuture<UdpSocketGroup> opening = new CompletableFuture<>();
        known = byAddress.putIfAbsent(local, opening);
        if (known != null) {
            return known;
        }
        bindAll(local, opening);
        return opening;
    }

    private void bindAll(InetAddress local, CompletableFuture<UdpSocketGroup> opening) {
        UdpSocketGroup group = new UdpSocketGroup();
        List<@Nullable EventLoop> loops = loops();
        AtomicInteger left = new AtomicInteger(loops.size());
        AtomicBoolean failed = new AtomicBoolean();
        InetSocketAddress wanted = new InetSocketAddress(local, address.getPort());
        for (EventLoop loop : loops) {
            try {
                bootstrap(loop, group).bind(wanted).addListener((ChannelFuture bound) -> {
                    if (!bound.isSuccess()) {
                        failed.set(true);
                        warn(local, String.valueOf(bound.cause().getMessage()), bound.cause());
                    }
                    if (left.decrementAndGet() == 0) {
                        opened(group, failed.get(), opening);
                    }
                });
            } catch (RuntimeException e) {
                // Such as event loops that have ended.
                failed.set(true);
                warn(local, String.valueOf(e.getMessage()), e);
                if (left.decrementAndGet() == 0) {
                    opened(group, true, opening);
                }
            }
        }
    }

    private void opened(UdpSocketGroup group, boolean failed, CompletableFuture<UdpSocketGroup> opening) {
        boolean unwanted;
        synchronized (groups) {
            unwanted = failed || closed;
            if (!unwanted) {
                groups.add(group);
            }
        }
        if (unwanted) {
            closeAll(group);
        }
        opening.complete(unwanted ? main : group);
    }

    private void warn(InetAddress local, String reason, @Nullable Throwable cause) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "No UDP socket for {} beside the one for all addresses: {}. Clients that connect to that address"
                            + " may get their datagrams from another one, and discard them. Give the listener a host,"
                            + " or one listener to each address",
                    NetUtil.toAddressString(local),
                    reason,
                    cause);
        }
    }

    /** Returns the count of datagrams that the sockets did not take. */
    public long dropped() {
        synchronized (groups) {
            return groups.stream()
                    .flatMap(group -> group.sockets().stream())
                    .mapToLong(UdpSocket::dropped)
                    .sum();
        }
    }

    /** Closes all sockets. The future completes when the port is free. It never fails. */
    public CompletableFuture<Void> close() {
        List<UdpSocketGroup> all;
        synchronized (groups) {
            closed = true;
            all = List.copyOf(groups);
        }
        return CompletableFuture.allOf(all.stream().map(UdpSockets::closeAll).toArray(CompletableFuture<?>[]::new));
    }

    private static CompletableFuture<Void> closeAll(UdpSocketGroup group) {
        return CompletableFuture.allOf(group.sockets().stream()
                .map(socket -> Sockets.close(socket.channel()))
                .toArray(CompletableFuture<?>[]::new));
    }
}
