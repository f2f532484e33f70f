package io.darkrift.transport.bichannel.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.AbstractChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.DefaultChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A channel without a socket. What is written to it is dropped. */
public abstract class InMemoryChannel extends AbstractChannel {
    /** Where servers are. */
    public static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 4296);

    private static final ChannelMetadata METADATA = new ChannelMetadata(false);
    private static final DefaultChannelId ID = DefaultChannelId.newInstance();

    private final InMemoryLoops loops;
    private boolean open = true;
    private boolean active;

    InMemoryChannel(InMemoryLoops loops, @Nullable Channel parent) {
        super(parent, ID);
        this.loops = loops;
    }

    final InMemoryLoops loops() {
        return loops;
    }

    final void activate() {
        active = true;
    }

    /** What no handler takes care of fails the test. */
    @Override
    protected DefaultChannelPipeline newChannelPipeline() {
        return new DefaultChannelPipeline(this) {
            @Override
            protected void onUnhandledInboundException(Throwable cause) {
                loops.failed(cause);
            }
        };
    }

    @Override
    protected AbstractUnsafe newUnsafe() {
        return new AbstractUnsafe() {
            @Override
            public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
                boolean wasActive = active;
                active = true;
                promise.trySuccess();
                if (!wasActive) {
                    pipeline().fireChannelActive();
                }
            }
        };
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return loop.parent() == loops;
    }

    @Override
    protected SocketAddress localAddress0() {
        return SERVER;
    }

    @Override
    protected @Nullable SocketAddress remoteAddress0() {
        return null;
    }

    @Override
    protected void doBind(SocketAddress localAddress) {
        active = true;
    }

    @Override
    protected void doDisconnect() {
        doClose();
    }

    @Override
    protected void doClose() {
        open = false;
        active = false;
    }

    @Override
    protected void doBeginRead() {}

    @Override
    protected void doWrite(ChannelOutboundBuffer out) {
        for (Object message = out.current(); message != null; message = out.current()) {
            written(message);
            out.remove();
        }
    }

    /** Something leaves. */
    void written(Object message) {}

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }

    /** Takes any option, and has no use for most. */
    private static ChannelConfig newConfig(InMemoryChannel channel) {
        DefaultChannelConfig config = new DefaultChannelConfig(channel) {
            @Override
            public <T> boolean setOption(ChannelOption<T> option, T value) {
                super.setOption(option, value);
                return true;
            }
        };
        config.setAllocator(channel.loops.memory());
        return config;
    }

    /** Accepts TCP channels: those that a test brings. */
    static final class TcpServer extends InMemoryChannel implements ServerChannel {
        private final ChannelConfig config = newConfig(this);

        TcpServer(InMemoryLoops loops) {
            super(loops, null);
        }

        @Override
        public ChannelConfig config() {
            return config;
        }
    }

    /** A UDP socket. */
    public static final class Udp extends InMemoryChannel {
        private final ChannelConfig config = newConfig(this);

        Udp(InMemoryLoops loops) {
            super(loops, null);
        }

        @Override
        public ChannelConfig config() {
            return config;
        }

        /** A datagram comes, if the socket is open. It has been handled on return, but for the tasks of other loops. */
        public void receive(InetSocketAddress from, byte[] bytes, int start, int end) {
            if (!isOpen()) {
                return;
            }
            loops().run(eventLoop(), () -> {
                ByteBuf buffer = loops().memory().heapBuffer(end - start).writeBytes(bytes, start, end - start);
                pipeline().fireChannelRead(new DatagramPacket(buffer, SERVER, from));
                pipeline().fireChannelReadComplete();
            });
        }
    }
}
