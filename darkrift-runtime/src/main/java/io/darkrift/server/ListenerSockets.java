package io.darkrift.server;

import io.darkrift.DarkriftException;
import io.darkrift.connection.Dialect;
import io.darkrift.connection.EventLoops;
import io.darkrift.server.Listener.Udp;
import io.darkrift.transport.Sockets;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The sockets of one listener. */
final class ListenerSockets {
    /** How often a pair of equal free ports is looked for. */
    private static final int ATTEMPTS = 10;

    private final Listener listener;
    private final Channel tcp;
    private final List<Channel> udp;
    private final UdpClients udpClients;

    private ListenerSockets(Listener listener, Channel tcp, List<Channel> udp, UdpClients udpClients) {
        this.listener = listener;
        this.tcp = tcp;
        this.udp = udp;
        this.udpClients = udpClients;
    }

    /** Opens the sockets, and waits until they are open. */
    static ListenerSockets open(Listener listener, EventLoops eventLoops, Admission admission) {
        for (int attempt = 1; ; attempt++) {
            Channel tcp = bindTcp(listener, eventLoops, admission);
            UdpClients udpClients = new UdpClients(listener.dialect(), admission);
            try {
                List<Channel> udp = listener.udp() == Udp.NONE
                        ? List.of()
                        : bindUdp(listener, udpPort(listener, tcp, attempt), eventLoops, udpClients);
                return new ListenerSockets(listener, tcp, udp, udpClients);
            } catch (DarkriftException | IllegalArgumentException e) {
                tcp.close().syncUninterruptibly();
                if (listener.udpPort() != 0 || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Where both ports are free to choose, UDP gets the number of TCP if it can. */
    private static int udpPort(Listener listener, Channel tcp, int attempt) {
        boolean same = listener.tcpPort() == 0 && listener.udpPort() == 0 && attempt < ATTEMPTS;
        return same ? ((InetSocketAddress) tcp.localAddress()).getPort() : listener.udpPort();
    }

    private static Channel bindTcp(Listener listener, EventLoops eventLoops, Admission admission) {
        InetSocketAddress address = address(listener, listener.tcpPort());
        ChannelFuture binding = Sockets.tcpServer(eventLoops.group(), eventLoops.kind())
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(listener, channel, admission);
                    }
                })
                .bind(address);
        return await(binding, "tcp", address);
    }

    private static void accept(Listener listener, SocketChannel channel, Admission admission) {
        PendingClient client = admission.pending().accept(channel, listener.dialect(), admission);
        if (client != null && listener.udp() != Udp.REQUIRED) {
            client.admitOverTcp();
        }
    }

    private static List<Channel> bindUdp(Listener listener, int port, EventLoops eventLoops, UdpClients clients) {
        InetSocketAddress address = address(listener, port);
        EventLoopGroup group = eventLoops.group();
        if (listener.dialect() == Dialect.EMPTY_ACK) {
            return List.of(bindUdp(Sockets.udpWithEmpty(group, eventLoops.kind()), address, clients));
        }
        List<EventLoop> all = new ArrayList<>();
        group.forEach(executor -> all.add((EventLoop) executor));
        return all.size() > 1 && Sockets.canSharePort(eventLoops.kind())
                ? bindUdpToEach(all, findFree(address, eventLoops), clients)
                : List.of(bindUdp(Sockets.udp(group, eventLoops.kind()), address, clients));
    }

    /** Sockets that share a port don't notice if those of another server have it, too: one that does not share does. */
    private static InetSocketAddress findFree(InetSocketAddress address, EventLoops eventLoops) {
        Bootstrap sockets = Sockets.udp(eventLoops.group(), eventLoops.kind())
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInboundHandlerAdapter());
        Channel probe = await(sockets.bind(address), "udp", address);
        InetSocketAddress free = (InetSocketAddress) probe.localAddress();
        probe.close().syncUninterruptibly();
        return free;
    }

    private static List<Channel> bindUdpToEach(List<EventLoop> all, InetSocketAddress address, UdpClients clients) {
        List<Channel> bound = new ArrayList<>();
        try {
            for (EventLoop eventLoop : all) {
                bound.add(bindUdp(Sockets.udpSharingPort(eventLoop), address, clients));
            }
        } catch (DarkriftException e) {
            bound.forEach(channel -> channel.close().syncUninterruptibly());
            throw e;
        }
        return bound;
    }

    private static Channel bindUdp(Bootstrap sockets, InetSocketAddress address, UdpClients clients) {
        return await(sockets.handler(new UdpReceiver(clients)).bind(address), "udp", address);
    }

    private static InetSocketAddress address(Listener listener, int port) {
        if (listener.host() == null) {
            return new InetSocketAddress(port);
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(listener.host()), port);
        } catch (UnknownHostException e) {
            throw new DarkriftException("can't listen on " + listener.host() + ": the host is unknown", e);
        }
    }

    private static Channel await(ChannelFuture binding, String channel, InetSocketAddress address) {
        binding.awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new DarkriftException(
                    "can't listen on " + channel + " " + NetUtil.toSocketAddressString(address) + ": "
                            + binding.cause().getMessage() + ": is another server running?",
                    binding.cause());
        }
        return binding.channel();
    }

    BoundListener bound() {
        return new BoundListener(
                listener,
                (InetSocketAddress) tcp.localAddress(),
                udp.isEmpty() ? null : (InetSocketAddress) udp.get(0).localAddress());
    }

    CompletableFuture<Void> closeTcp() {
        return close(tcp);
    }

    CompletableFuture<Void> closeUdp() {
        return CompletableFuture.allOf(udp.stream().map(ListenerSockets::close).toArray(CompletableFuture<?>[]::new));
    }

    private static CompletableFuture<Void> close(Channel channel) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        if (channel.isOpen()) {
            channel.close().addListener(done -> afterSelection(channel, closed));
        } else {
            // Its event loop may have ended, and would not tell.
            closed.complete(null);
        }
        return closed;
    }

    /** With NIO a port is free only when the selector has had its turn. What is scheduled comes behind that. */
    private static void afterSelection(Channel channel, CompletableFuture<Void> closed) {
        try {
            channel.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).addListener(done -> closed.complete(null));
        } catch (RejectedExecutionException e) {
            closed.complete(null);
        }
    }

    /** The count of datagrams from nobody. */
    long ignored() {
        return udpClients.ignored();
    }

    /** The count of datagrams that the sockets did not take. */
    long overflowed() {
        return udpClients.ports().overflowed();
    }
}
