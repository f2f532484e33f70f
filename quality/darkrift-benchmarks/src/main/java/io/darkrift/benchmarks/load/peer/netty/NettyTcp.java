package io.darkrift.benchmarks.load.peer.netty;

import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Servers and clients of raw Netty over TCP. */
public final class NettyTcp implements Library {
    /** As much as a connection of this library lets wait. */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(1 << 19, 1 << 20);

    private final NettyLoops loops;
    private final WriteStyle style;
    private final boolean tls;

    /**
     * Sets it up.
     *
     * @param options "transport", "loops", "style", "tls"
     */
    public NettyTcp(Fields options) {
        loops = NettyLoops.of(options);
        tls = options.is("tls");
        style = WriteStyle.valueOf(options.text("style", "each").toUpperCase());
    }

    @Override
    public int listen(Supplier<Receiver> receivers) throws InterruptedException {
        SslContext context = tls ? NettyTls.server() : null;
        return listen(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (context != null) {
                    channel.pipeline().addLast(context.newHandler(channel.alloc()));
                }
                channel.pipeline().addLast(new NettyPeer(channel, style, receivers.get()));
            }
        });
    }

    /**
     * Begins to listen, with handlers of one's own.
     *
     * @param initializer puts the handlers into each channel
     * @return the port
     * @throws InterruptedException if the thread is to wait no longer
     */
    public int listen(ChannelInitializer<Channel> initializer) throws InterruptedException {
        Channel channel = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.server())
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(initializer)
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public Peer connect(int port, Receiver receiver) throws InterruptedException {
        SslContext context = tls ? NettyTls.client() : null;
        Channel connected = connect(port, new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (context != null) {
                    channel.pipeline().addLast(context.newHandler(channel.alloc()));
                }
                channel.pipeline().addLast(new NettyPeer(channel, style, receiver));
            }
        });
        if (context != null) {
            connected.pipeline().get(SslHandler.class).handshakeFuture().sync();
        }
        return connected.pipeline().get(NettyPeer.class);
    }

    /**
     * Connects, with handlers of one's own.
     *
     * @param port the port
     * @param initializer puts the handlers into the channel
     * @return the channel
     * @throws InterruptedException if the thread is to wait no longer
     */
    public Channel connect(int port, ChannelInitializer<Channel> initializer) throws InterruptedException {
        return new Bootstrap()
                .group(loops.group())
                .channel(loops.client())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .handler(initializer)
                .connect("127.0.0.1", port)
                .sync()
                .channel();
    }
}
