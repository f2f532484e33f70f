package io.darkrift.benchmarks.load.peer.netty;

import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Audience;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of raw Netty that broadcasts bytes which are ready: nothing is encoded. */
public final class NettyAudience implements Audience {
    private final NettyTcp library;
    private final boolean group;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<EventLoop, List<Channel>> byLoop = new ConcurrentHashMap<>();
    private final ByteBuf ready;

    /**
     * Sets it up.
     *
     * @param options as for {@link NettyTcp}; "group" to use a {@link ChannelGroup}, as most users do; "bytes" to send
     */
    public NettyAudience(Fields options) {
        library = new NettyTcp(options);
        group = options.is("group");
        ready = Unpooled.directBuffer(options.integer("bytes"));
        ready.writeInt(options.integer("bytes") - NettyMessages.LENGTH_BYTES);
        ready.writeZero(ready.writableBytes());
    }

    @Override
    public int listen(Runnable acknowledged) throws InterruptedException {
        return library.listen(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new NettyPeer(channel, WriteStyle.EACH, new Acknowledged(acknowledged)));
                byLoop.computeIfAbsent(channel.eventLoop(), loop -> new CopyOnWriteArrayList<>())
                        .add(channel);
                channels.add(channel);
            }
        });
    }

    @Override
    public int size() {
        return channels.size();
    }

    @Override
    public void broadcast() {
        if (group) {
            channels.writeAndFlush(ready.retainedDuplicate());
        } else {
            byLoop.forEach((loop, some) -> loop.execute(() ->
                    some.forEach(channel -> channel.writeAndFlush(ready.retainedDuplicate(), channel.voidPromise()))));
        }
    }

    @Override
    public long encoded() {
        return 0;
    }

    private record Acknowledged(Runnable acknowledged) implements Receiver {
        @Override
        public void receive(Peer from, Choice message) {
            acknowledged.run();
        }

        @Override
        public void receive(Peer from, PlayerUpdate message) {
            throw new IllegalStateException("nobody sends M3");
        }
    }
}
