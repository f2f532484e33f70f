package io.darkrift.transport.bichannel.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DefaultSocketChannelConfig;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketChannelConfig;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A TCP channel whose peer is a test. What is written to it is dropped, but for the beginning, which the test may look
 * at.
 */
public final class InMemorySocket extends InMemoryChannel implements SocketChannel {
    private static final int BEGINNING = 64;
    private static final Socket NO_SOCKET = new NoSocket();

    private final InetSocketAddress remote;
    private final SocketChannelConfig config;
    private final boolean accepted;
    private final ArrayDeque<byte[]> unread = new ArrayDeque<>();
    private final byte[] beginning = new byte[BEGINNING];
    private int begun;
    private boolean ended;
    private boolean outputShutdown;

    /**
     * A channel.
     *
     * @param parent what has accepted it, or null if it is to be connected
     * @param remote the address of the peer, or null for that of the server
     */
    InMemorySocket(InMemoryLoops loops, @Nullable Channel parent, @Nullable InetSocketAddress remote) {
        super(loops, parent);
        this.remote = remote == null ? SERVER : remote;
        this.config = new DefaultSocketChannelConfig(this, NO_SOCKET);
        this.config.setAllocator(loops.memory());
        this.accepted = parent != null;
        if (accepted) {
            activate();
        }
    }

    /** Returns whether a server has accepted it. */
    boolean isAccepted() {
        return accepted;
    }

    /** The peer sends some bytes. They wait while the channel does not read. */
    public void feed(byte[] bytes) {
        unread.add(bytes);
        loops().run(eventLoop(), this::pump);
    }

    /** The peer has sent its last byte. */
    public void end() {
        ended = true;
        loops().run(eventLoop(), this::pump);
    }

    /** The connection is reset: the channel has been closed when this returns. */
    public void reset() {
        unread.clear();
        loops().interleave(eventLoop(), () -> unsafe().close(voidPromise()));
    }

    /** What waits to be read is read. Returns false if that was nothing. */
    boolean readWaiting() {
        boolean waiting = isActive() && (ended || !unread.isEmpty());
        if (waiting) {
            loops().run(eventLoop(), this::pump);
        }
        return waiting;
    }

    private void pump() {
        while (isActive() && config.isAutoRead() && !unread.isEmpty()) {
            byte[] bytes = unread.remove();
            ByteBuf buffer = alloc().heapBuffer(bytes.length);
            pipeline().fireChannelRead(buffer.writeBytes(bytes));
            pipeline().fireChannelReadComplete();
        }
        if (isActive() && (ended || outputShutdown) && unread.isEmpty() && config.isAutoRead()) {
            unsafe().close(voidPromise());
        }
    }

    @Override
    protected void doBeginRead() {
        eventLoop().execute(this::pump);
    }

    @Override
    void written(Object message) {
        ByteBuf bytes = (ByteBuf) message;
        int size = Math.min(BEGINNING - begun, bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), beginning, begun, size);
        begun += size;
    }

    /** Returns the first bytes that were written. */
    public byte[] beginning(int size) {
        if (begun < size) {
            throw new IllegalStateException(begun + " bytes were written, and " + size + " are asked for");
        }
        return Arrays.copyOf(beginning, size);
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return remote;
    }

    @Override
    public SocketChannelConfig config() {
        return config;
    }

    @Override
    public @Nullable ServerSocketChannel parent() {
        return null;
    }

    @Override
    public InetSocketAddress localAddress() {
        return SERVER;
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
        return shutdownOutput(newPromise());
    }

    @Override
    public ChannelFuture shutdownOutput(ChannelPromise promise) {
        outputShutdown = true;
        // The peer ends its own side then.
        eventLoop().execute(this::pump);
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

    /** Has the options of a socket, and no socket. */
    private static final class NoSocket extends Socket {
        @Override
        public void setTcpNoDelay(boolean on) {}

        @Override
        public void setKeepAlive(boolean on) {}

        @Override
        public void setSoLinger(boolean on, int linger) {}
    }
}
