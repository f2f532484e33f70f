package io.darkrift.transport.bichannel.socket;

import io.darkrift.DarkriftException;
import io.darkrift.connection.TransportKind;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.FutureListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sockets with the options that a game wants, for each transport. */
public final class Sockets {
    /** What the operating system is asked to keep for a UDP socket that is not read at once. */
    private static final int UDP_BUFFER = 1 << 20;

    /**
     * A connection that always has more to read is left for the others after each buffer, which holds up to 64 KiB:
     * Netty's default of 16 has them wait for a millisecond and more behind one that floods.
     */
    private static final RecvByteBufAllocator ONE_BUFFER_A_TURN =
            new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1);

    private Sockets() {}

    /** Makes TCP connections. They have no time limit of their own. */
    public static Bootstrap tcpClient(EventLoopGroup group, TransportKind kind) {
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                .option(ChannelOption.RECVBUF_ALLOCATOR, ONE_BUFFER_A_TURN)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true);
        if (group instanceof ChannelSource source) {
            return bootstrap.channelFactory(source::newTcpClient);
        }
        return kind == TransportKind.EPOLL
                ? NativeSockets.tcpClient(bootstrap)
                : bootstrap.channel(NioSocketChannel.class);
    }

    /**
     * Accepts TCP connections.
     *
     * @param group the event loops
     * @param kind the transport
     * @param sendBufferBytes what the system keeps for a peer that does not read
     * @param receiveBufferBytes what the system keeps of a peer that is not read
     */
    public static ServerBootstrap tcpServer(
            EventLoopGroup group, TransportKind kind, int sendBufferBytes, int receiveBufferBytes) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                // Those that are accepted have the same: the window of TCP is agreed upon before.
                .option(ChannelOption.SO_RCVBUF, receiveBufferBytes)
                .childOption(ChannelOption.SO_SNDBUF, sendBufferBytes)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, ONE_BUFFER_A_TURN)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true);
        if (group instanceof ChannelSource source) {
            return bootstrap.channelFactory(source::newTcpServer);
        }
        return kind == TransportKind.EPOLL
                ? NativeSockets.tcpServer(bootstrap)
                : bootstrap.channel(NioServerSocketChannel.class);
    }

    /** Makes UDP sockets. */
    public static Bootstrap udp(EventLoopGroup group, TransportKind kind) {
        return udp(group, kind, false);
    }

    /** Reads a connected UDP socket in the cheapest way, which may leave out empty datagrams. On its event loop. */
    public static void readWithoutEmpty(Channel channel, TransportKind kind) {
        if (kind == TransportKind.EPOLL) {
            NativeSockets.readOneByOne(channel);
        }
    }

    /** Makes UDP sockets, which can send empty datagrams too where that is asked for. */
    static Bootstrap udp(EventLoopGroup group, TransportKind kind, boolean sendsEmpty) {
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .option(ChannelOption.SO_RCVBUF, UDP_BUFFER)
                .option(ChannelOption.SO_SNDBUF, UDP_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new DatagramBuffers(kind == TransportKind.EPOLL));
        if (group instanceof ChannelSource source) {
            return bootstrap.channelFactory(source::newUdp);
        }
        if (kind == TransportKind.EPOLL) {
            return NativeSockets.udp(bootstrap);
        }
        return sendsEmpty
                ? bootstrap.channelFactory(EmptyDatagrams::newChannel)
                : bootstrap.channel(NioDatagramChannel.class);
    }

    /** Has UDP sockets share their port with others: of other event loops, or of other addresses of this machine. */
    static Bootstrap sharingPort(Bootstrap udp, TransportKind kind) {
        if (kind == TransportKind.EPOLL) {
            return NativeSockets.sharingPort(udp);
        }
        // Where there is SO_REUSEPORT, only the same user can have a port together; with SO_REUSEADDR anybody can.
        return canReusePort()
                ? udp.option(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), true)
                : udp.option(ChannelOption.SO_REUSEADDR, true);
    }

    private static boolean canReusePort() {
        try (DatagramChannel channel = DatagramChannel.open()) {
            return channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns an address to listen on.
     *
     * @param host a name or an address of this machine, or null for all addresses
     * @param port the port, or 0 for a free one
     * @throws DarkriftException if the host is unknown
     */
    public static InetSocketAddress localAddress(@Nullable String host, int port) {
        if (host == null) {
            return new InetSocketAddress(port);
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new DarkriftException(
                    "can't listen on " + host + ": the host is unknown: give a name or an address of this machine", e);
        }
    }

    /**
     * Waits until a socket is bound.
     *
     * @param binding what {@code bind} has returned
     * @param protocol tcp or udp
     * @param address what the socket is bound to
     * @return the channel
     * @throws DarkriftException if the address can't be had
     */
    public static Channel awaitBound(ChannelFuture binding, String protocol, InetSocketAddress address) {
        binding.awaitUninterruptibly();
        if (binding.isSuccess()) {
            return binding.channel();
        }
        Throwable cause = binding.cause();
        throw new DarkriftException(
                "can't listen on " + protocol + " " + NetUtil.toSocketAddressString(address) + ": " + cause.getMessage()
                        + advice(address, String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT)),
                cause);
    }

    private static String advice(InetSocketAddress address, String message) {
        if (!isLocal(address.getAddress())) {
            return ": " + NetUtil.toAddressString(address.getAddress()) + " is not an address of this machine: give one"
                    + " that is, or no host to listen on all addresses";
        }
        if (message.contains("in use")) {
            return ": is another server running?";
        }
        return message.contains("denied") || message.contains("permission")
                ? ": ports below 1024 may need special rights: choose another port"
                : "";
    }

    private static boolean isLocal(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    /**
     * Reports a socket of a listener that somebody else closes: an error, or the end of its event loop.
     *
     * @param channel the socket, which is bound
     * @param listener what the message names
     * @param closed whether the listener itself has closed its sockets
     * @param report gets the failure, on the event loop
     */
    public static void watch(
            Channel channel, Object listener, BooleanSupplier closed, Consumer<DarkriftException> report) {
        String address = NetUtil.toSocketAddressString((InetSocketAddress) channel.localAddress());
        channel.closeFuture().addListener(done -> {
            if (!closed.getAsBoolean()) {
                boolean loops = channel.eventLoop().isShuttingDown();
                report.accept(new DarkriftException("the socket of " + listener + " at " + address + " was closed"
                        + (loops ? ": the event loops end, and the server was not closed before them" : "")));
            }
        });
    }

    /**
     * Closes a TCP channel with a reset, so that the peer notices that something was lost, and the system does not keep
     * what was written, and offer it to the peer, for minutes.
     */
    public static void reset(Channel tcp) {
        try {
            if (tcp.isOpen()) {
                tcp.config().setOption(ChannelOption.SO_LINGER, 0);
            }
        } catch (ChannelException e) {
            // It has closed already.
        }
        tcp.close();
    }

    /**
     * Closes a channel.
     *
     * @return a future that completes when its port is free, also where the event loops have ended. It never fails
     */
    public static CompletableFuture<Void> close(Channel channel) {
        CompletableFuture<Void> free = new CompletableFuture<>();
        closed(channel).thenRun(() -> afterSelection(channel, free));
        channel.close();
        return free;
    }

    /**
     * Returns a future that completes when a channel has closed, also where its event loop has ended and reports nothing
     * any more. It never fails.
     */
    public static CompletableFuture<Void> closed(Channel channel) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        if (!channel.isOpen()) {
            closed.complete(null);
            return closed;
        }
        EventLoop loop = channel.eventLoop();
        FutureListener<Object> ended = done -> closed.complete(null);
        loop.terminationFuture().addListener(ended);
        closed.thenRun(() -> loop.terminationFuture().removeListener(ended));
        channel.closeFuture().addListener(done -> closed.complete(null));
        return closed;
    }

    /** With NIO a port is free only when the selector has had its turn. What is scheduled comes after that. */
    private static void afterSelection(Channel channel, CompletableFuture<Void> closed) {
        try {
            channel.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).addListener(done -> closed.complete(null));
        } catch (RejectedExecutionException e) {
            closed.complete(null);
        }
    }
}
