package io.darkrift.server;

import io.darkrift.DarkriftException;
import io.darkrift.connection.Dialect;
import io.darkrift.connection.EventLoops;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.Sockets;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The sockets of one listener. */
final class ListenerSockets {
    /** How often a pair of equal free ports is looked for, before UDP gets another number. */
    private static final int ATTEMPTS = 10;

    private final Listener listener;
    private final Channel tcp;
    private final DatagramPort udp;
    private final UdpClients udpClients;

    private ListenerSockets(Listener listener, Channel tcp, DatagramPort udp, UdpClients udpClients) {
        this.listener = listener;
        this.tcp = tcp;
        this.udp = udp;
        this.udpClients = udpClients;
    }

    /** Opens the sockets, and waits until they are open. */
    static ListenerSockets open(
            Listener listener,
            EventLoops eventLoops,
            ServerSettings settings,
            PendingClients pending,
            ClientTable clients) {
        for (int attempt = 1; ; attempt++) {
            Channel tcp = bindTcp(listener, eventLoops, pending);
            UdpClients udpClients = new UdpClients(listener.dialect(), settings, pending, clients);
            try {
                boolean samePort = listener.tcpPort() == 0 && listener.udpPort() == 0 && attempt < ATTEMPTS;
                int udpPort = samePort ? ((InetSocketAddress) tcp.localAddress()).getPort() : listener.udpPort();
                Channel udp = bindUdp(listener, udpPort, eventLoops, udpClients);
                return new ListenerSockets(listener, tcp, udpClients.port(udp), udpClients);
            } catch (DarkriftException | IllegalArgumentException e) {
                tcp.close().syncUninterruptibly();
                if (listener.udpPort() != 0 || attempt >= ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Channel bindTcp(Listener listener, EventLoops eventLoops, PendingClients pending) {
        InetSocketAddress address = address(listener, listener.tcpPort());
        ChannelFuture binding = Sockets.tcpServer(eventLoops.group(), eventLoops.kind())
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        pending.accept(channel, listener.dialect());
                    }
                })
                .bind(address);
        return await(binding, "tcp", address);
    }

    private static Channel bindUdp(Listener listener, int port, EventLoops eventLoops, UdpClients udpClients) {
        InetSocketAddress address = address(listener, port);
        Bootstrap sockets = listener.dialect() == Dialect.EMPTY_ACK
                ? Sockets.udpWithEmpty(eventLoops.group(), eventLoops.kind())
                : Sockets.udp(eventLoops.group(), eventLoops.kind());
        return await(sockets.handler(udpClients).bind(address), "udp", address);
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
                    "can't listen on " + channel + " " + address + ": "
                            + binding.cause().getMessage() + ": is another server running?",
                    binding.cause());
        }
        return binding.channel();
    }

    BoundListener bound() {
        return new BoundListener(listener, (InetSocketAddress) tcp.localAddress(), (InetSocketAddress)
                udp.channel().localAddress());
    }

    CompletableFuture<Void> closeTcp() {
        return close(tcp);
    }

    CompletableFuture<Void> closeUdp() {
        return close(udp.channel());
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

    UdpClients udpClients() {
        return udpClients;
    }

    DatagramPort port() {
        return udp;
    }
}
