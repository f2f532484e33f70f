package io.darkrift.tests.soak;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A bad network between clients and a server, on one port for TCP and UDP; each on one thread, and under a seed. */
final class FaultyProxy implements AutoCloseable {
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("proxy"), NioIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final AtomicLong cuts = new AtomicLong();
    private final InetSocketAddress server;
    private final Faults faults;
    private final Random random;
    private final Channel tcp;
    private final DatagramRelay udp;

    /**
     * A network.
     *
     * @param serverPort where the server is, on this machine
     * @param faults what the network does
     * @param seed what it does it after
     */
    FaultyProxy(int serverPort, Faults faults, long seed) {
        this.server = new InetSocketAddress("127.0.0.1", serverPort);
        this.faults = faults;
        this.random = new Random(seed);
        this.udp = new DatagramRelay(server, faults, new Random(seed + 1));
        this.tcp = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        accept(client);
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    private void accept(SocketChannel client) {
        channels.add(client);
        boolean cut = random.nextDouble() < faults.cut();
        Cut up = new Cut(cut && random.nextBoolean() ? random.nextInt(faults.maxBytesUntilCut()) : Integer.MAX_VALUE);
        Cut down = new Cut(cut ? random.nextInt(faults.maxBytesUntilCut()) : Integer.MAX_VALUE);
        new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel server) {
                        channels.add(server);
                        server.pipeline().addLast(new StreamRelay(client, faults, random, down));
                        client.pipeline().addLast(new StreamRelay(server, faults, random, up));
                    }
                })
                .connect(server)
                .addListener(done -> {
                    if (done.isSuccess()) {
                        client.config().setAutoRead(true);
                        client.pipeline()
                                .get(StreamRelay.class)
                                .target()
                                .config()
                                .setAutoRead(true);
                    } else {
                        client.close();
                    }
                });
    }

    /** The TCP port that clients connect to. */
    int port() {
        return ((InetSocketAddress) tcp.localAddress()).getPort();
    }

    /** The UDP port. */
    int udpPort() {
        return udp.port();
    }

    /** How many connections have been cut. */
    long cuts() {
        return cuts.get();
    }

    /** The datagrams that came, were lost, and came twice. */
    String datagrams() {
        return udp.toString();
    }

    @Override
    public void close() {
        tcp.close().syncUninterruptibly();
        channels.close().awaitUninterruptibly();
        udp.close();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Where one direction of a connection ends. */
    final class Cut {
        private int left;

        Cut(int left) {
            this.left = left;
        }

        /** Some bytes pass. Returns how many of them do. */
        int pass(int size) {
            int passing = Math.min(size, left);
            left -= passing;
            return passing;
        }

        /** The connection has been cut. */
        void happened() {
            cuts.incrementAndGet();
        }
    }
}
