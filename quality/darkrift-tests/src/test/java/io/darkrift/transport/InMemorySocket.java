package io.darkrift.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelId;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DefaultSocketChannelConfig;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A TCP channel whose peer is a test, on the calling thread: nothing waits, and its clock stands still until it is told
 * otherwise. What is written to it is dropped.
 */
public final class InMemorySocket extends EmbeddedChannel implements SocketChannel {
    private static final ChannelId ID = DefaultChannelId.newInstance();
    private static final InetSocketAddress LOCAL = new InetSocketAddress("127.0.0.1", 4296);

    private final InetSocketAddress remote;
    private final SocketChannelConfig config;
    private final ArrayDeque<byte[]> unread = new ArrayDeque<>();
    private boolean ended;
    private boolean outputShutdown;

    /**
     * A channel that is not active before {@link #open()}.
     *
     * @param remote the address of the peer
     * @param memory where its buffers come from
     */
    public InMemorySocket(InetSocketAddress remote, CountedMemory memory) {
        super(ID, false, false);
        this.remote = remote;
        this.config = new DefaultSocketChannelConfig(this, new NoSocket());
        this.config.setAllocator(memory);
        pipeline().addFirst(new Sink());
    }

    /** Makes it active, now that it has its handlers. */
    public void open() {
        try {
            register();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        freezeTime();
        runPendingTasks();
        checkException();
    }

    /** Hands on, to the test, what any of the handlers throws; but not those that come later. */
    public void watch() {
        List<String> names = pipeline().names();
        for (String name : names.subList(1, names.size() - 1)) {
            pipeline().addAfter(name, "witness of " + name, new Witness());
        }
    }

    /** The peer sends some bytes. They wait while the channel does not read. */
    public void feed(byte[] bytes) {
        unread.add(bytes);
        read(0);
    }

    /** The peer has sent its last byte. */
    public void end() {
        ended = true;
        read(0);
    }

    /** The connection is reset, and the channel has been closed when this returns. */
    public void reset() {
        unread.clear();
        unsafe().close(voidPromise());
        runPendingTasks();
    }

    /** Time passes; what is due is run, and what waits to be read is read. */
    public void read(long millis) {
        advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        runPendingTasks();
        while (isActive() && config.isAutoRead() && !unread.isEmpty()) {
            ByteBuf buffer = alloc().heapBuffer();
            pipeline().fireChannelRead(buffer.writeBytes(unread.remove()));
            pipeline().fireChannelReadComplete();
            runPendingTasks();
        }
        if (isActive() && (ended || outputShutdown) && unread.isEmpty() && config.isAutoRead()) {
            close();
            runPendingTasks();
        }
        checkException();
    }

    @Override
    public SocketChannelConfig config() {
        return config;
    }

    @Override
    public ServerSocketChannel parent() {
        return null;
    }

    @Override
    public InetSocketAddress localAddress() {
        return LOCAL;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public boolean isInputShutdown() {
        return false;
    }

    @Override
    public ChannelFuture shutdownInput() {
        return newSucceededFuture();
    }

    @Override
    public ChannelFuture shutdownInput(ChannelPromise promise) {
        return promise.setSuccess();
    }

    @Override
    public boolean isOutputShutdown() {
        return outputShutdown;
    }

    @Override
    public ChannelFuture shutdownOutput() {
        outputShutdown = true;
        return newSucceededFuture();
    }

    @Override
    public ChannelFuture shutdownOutput(ChannelPromise promise) {
        outputShutdown = true;
        return promise.setSuccess();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public ChannelFuture shutdown() {
        return shutdownOutput();
    }

    @Override
    public ChannelFuture shutdown(ChannelPromise promise) {
        return shutdownOutput(promise);
    }

    /** Takes what is written. */
    public static final class Sink extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
            ctx.write(Unpooled.EMPTY_BUFFER, promise);
        }

        @Override
        public void flush(ChannelHandlerContext ctx) {
            ctx.flush();
            ((EmbeddedChannel) ctx.channel()).outboundMessages().clear();
        }
    }

    private final class Witness extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            pipeline().lastContext().fireExceptionCaught(cause);
        }
    }

    /** Has the options of a socket, and no socket. */
    private static final class NoSocket extends Socket {
        @Override
        public void setTcpNoDelay(boolean on) {}
    }
}
