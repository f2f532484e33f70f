package io.darkrift.transport.tcp;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.Durations;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.bichannel.socket.Sockets;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Either end of a link over a TCP channel, and its reliable way. What else a transport has, or says at the end of its
 * stream, is left to it. A server has many of these, so it is one object, and what most links do not need is made when it
 * is needed.
 *
 * <p>The end of a link goes through these states:
 *
 * <pre>
 * OPEN    -- close --&gt; CLOSING -- all written --&gt; CLOSED (the channel lingers until the peer's end, or closeTimeout)
 * OPEN    -- peer's end, failure, abort --&gt; CLOSED
 * CLOSING -- peer's end, failure, abort, limit --&gt; CLOSED
 * </pre>
 */
public abstract class TcpLink implements Link, LinkWriter, FrameDecoder.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    /** The flags of a message that belongs to the protocol. */
    private static final byte COMMAND = (byte) 0x80;

    /** To copy less than this costs no more than to count who shares it. */
    private static final int SHARES_FROM = 1_024;

    /** Stands for the handler that was not given. */
    private static final LinkHandler NOBODY = new LinkHandler() {
        @Override
        public void onMessage(byte[] bytes, int from, int to, SendMode mode) {}

        @Override
        public void onReadComplete() {}

        @Override
        public void onWritten(SendMode mode, int bytes) {}

        @Override
        public boolean onBadLength(int length) {
            return false;
        }

        @Override
        public void onClosed(DisconnectInfo info) {}
    };

    private final Channel tcp;
    private final FrameDecoder decoder;
    private final InetSocketAddress remoteAddress;
    private final LinkSettings settings;

    private volatile @Nullable LinkHandler handler;

    private @Nullable ChannelFuture lastWrite;
    private @Nullable ScheduledFuture<?> writeLimit;

    /** The bytes of the writes that are over. */
    private long writtenBytes;

    private @Nullable ScheduledFuture<?> limit;

    /** Ends a link that waits to be resumed after its channel has closed. */
    private @Nullable Runnable loopEnds;

    /** How the link ends, as soon as that is known. */
    private @Nullable DisconnectInfo end;

    private boolean ended;
    private boolean reported;

    /**
     * A link whose handshake is over.
     *
     * @param tcp the channel, whose pipeline has the decoder
     * @param decoder cuts what arrives into messages
     * @param remoteAddress where the peer is
     * @param settings the settings of the client or server
     */
    protected TcpLink(Channel tcp, FrameDecoder decoder, InetSocketAddress remoteAddress, LinkSettings settings) {
        this.tcp = tcp;
        this.decoder = decoder;
        this.remoteAddress = remoteAddress;
        this.settings = settings;
    }

    /** Takes a command that belongs to the transport. Returns false if it does not. On the event loop. */
    protected boolean takeCommand(byte[] bytes, int from, int to) {
        return false;
    }

    /** Delivers what waited for the first time that the link is read. On the event loop. */
    protected void deliverEarly() {}

    /**
     * Sends what the transport says at the end of its stream, when everything else has been written. On the event loop.
     *
     * @param then to be run on the event loop as soon as the network has that
     */
    protected void finish(Runnable then) {
        then.run();
    }

    /** The link is about to be given to whoever drives it. On the event loop. */
    protected void establishing() {}

    /** Returns a batch as it goes into the pipeline, in place of one that is not copied. On the event loop. */
    protected ByteBuf outgoing(ByteBuf messages) {
        return messages;
    }

    /** Returns whether a write that fails says how the link ends. On the event loop. */
    protected boolean reportsFailedWrites() {
        return true;
    }

    /** Ends the output, when all is written. On the event loop. */
    protected void shutDownOutput(DuplexChannel duplex) {
        duplex.shutdownOutput();
    }

    /** Frees what belongs to the link, except for its TCP channel. On the event loop. */
    protected abstract void release();

    /** Keeps in mind that the channel stays open for a while after the link has ended. On the event loop. */
    protected abstract void lingers(Channel channel);

    /** Gives the link to whoever drives it. On the event loop, once, before anything else. */
    public final void establish(Function<? super Link, LinkHandler> acceptor) {
        decoder.attach(this);
        establishing();
        try {
            handler = acceptor.apply(this);
        } catch (Throwable e) {
            LOG.error("Aborted the link to {}: it was not accepted", remoteAddress, e);
            handler = NOBODY;
            abort();
        }
    }

    /** Returns the channel. On any thread. */
    public final Channel tcp() {
        return tcp;
    }

    protected final LinkSettings settings() {
        return settings;
    }

    /** Returns where the peer is. On any thread. */
    public final InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public final LinkExecutor executor() {
        return (LinkExecutor) tcp.eventLoop();
    }

    @Override
    public final LinkWriter reliable() {
        return this;
    }

    @Override
    public LinkWriter unreliable() {
        return this;
    }

    @Override
    public final int write(byte[] bytes, int from, int to) {
        if (!tcp.isActive()) {
            return from;
        }
        int size = to - from;
        ByteBuf buffer;
        try {
            buffer = tcp.alloc().ioBuffer(size);
        } catch (Throwable e) {
            // No memory. Messages that were accepted are lost, and so the link must end.
            written(SendMode.RELIABLE, size);
            fail(new DisconnectInfo(Reason.INTERNAL_ERROR, "no memory for " + size + " bytes to be sent", e));
            return to;
        }
        write(buffer.writeBytes(bytes, from, size));
        return to;
    }

    @Override
    public final void write(ByteBuf messages) {
        int size = messages.readableBytes();
        ChannelFuture write = tcp.writeAndFlush(outgoing(messages));
        lastWrite = write;
        write.addListener(done -> {
            if (lastWrite == done) {
                lastWrite = null;
            }
            writtenBytes += size;
            if (!done.isSuccess() && reportsFailedWrites()) {
                writeFailed(done.cause());
            }
            written(SendMode.RELIABLE, size);
        });
        if (writeLimit == null && lastWrite != null) {
            limitWrite();
        }
    }

    /** Something waits that the network does not accept at once: it must accept some of it in time. */
    private void limitWrite() {
        long before = acceptedByNetwork();
        writeLimit = schedule(() -> checkWrite(before), settings.writeTimeout());
    }

    private void checkWrite(long before) {
        writeLimit = null;
        if (end != null || lastWrite == null) {
            return;
        }
        if (acceptedByNetwork() != before) {
            limitWrite();
            return;
        }
        fail(DisconnectInfo.of(
                Reason.WRITE_TIMEOUT,
                "the peer has accepted nothing for writeTimeout = " + settings.writeTimeout()
                        + ": it does not read, or can't be reached"));
    }

    private long acceptedByNetwork() {
        ChannelOutboundBuffer waiting = tcp.unsafe().outboundBuffer();
        return writtenBytes + (waiting == null ? 0 : waiting.currentProgress());
    }

    /** Netty closes the channel after this, and tells nobody why. */
    private void writeFailed(Throwable cause) {
        if (end == null && cause instanceof IOException && !(cause instanceof ClosedChannelException)) {
            end = new DisconnectInfo(Reason.NETWORK_ERROR, "the connection broke: " + cause.getMessage(), cause);
        }
    }

    @Override
    public int sharesFrom() {
        return SHARES_FROM;
    }

    /** The network has bytes. On the event loop of their writer. */
    protected final void written(SendMode mode, int bytes) {
        LinkHandler target = handler;
        try {
            if (target != null) {
                target.onWritten(mode, bytes);
            } else {
                // Whoever was offered the link writes before it has returned its handler.
                LinkExecutor loop =
                        mode == SendMode.RELIABLE ? executor() : unreliable().executor();
                loop.execute(() -> written(mode, bytes));
            }
        } catch (Throwable e) {
            broke(e);
        }
    }

    @Override
    public final void pauseReading() {
        decoder.hold();
    }

    @Override
    public final void resumeReading() {
        decoder.release();
        deliverEarly();
        if (ended) {
            inactive();
        }
    }

    @Override
    public final void frame(byte[] bytes, int from, int to) {
        if (bytes[from] == COMMAND && takeCommand(bytes, from, to)) {
            return;
        }
        deliver(bytes, from, to, SendMode.RELIABLE);
    }

    /** Gives a message to the handler. On the event loop. */
    protected final void deliver(byte[] bytes, int from, int to, SendMode mode) {
        LinkHandler target = handler;
        if (target == null) {
            return;
        }
        try {
            target.onMessage(bytes, from, to, mode);
        } catch (Throwable e) {
            // Not thrown on: the decoder must not lose its place in the stream.
            broke(e);
        }
    }

    @Override
    public final boolean badLength(int length) {
        LinkHandler target = handler;
        try {
            return target != null && target.onBadLength(length);
        } catch (Throwable e) {
            broke(e);
            return false;
        }
    }

    @Override
    public final void readComplete() {
        LinkHandler target = handler;
        try {
            if (target != null && end == null) {
                target.onReadComplete();
            }
        } catch (Throwable e) {
            broke(e);
        }
    }

    /** Returns whether this side has begun to end the link, or knows of its end. On the event loop. */
    protected final boolean isEnding() {
        return end != null;
    }

    protected final FrameDecoder decoder() {
        return decoder;
    }

    /** A handler, or this transport, has failed. On the event loop of the link, or of a writer. */
    private void broke(Throwable cause) {
        LOG.error("Aborted the link to {}: it failed", remoteAddress, cause);
        fail(new DisconnectInfo(Reason.INTERNAL_ERROR, "failed: " + cause, cause));
    }

    @Override
    public final void failed(Throwable cause) {
        if (!(cause instanceof IOException)) {
            broke(cause);
            return;
        }
        if (end == null) {
            end = new DisconnectInfo(Reason.NETWORK_ERROR, "the connection broke: " + cause.getMessage(), cause);
        }
        reset();
    }

    @Override
    public final void inactive() {
        ended = true;
        if (reported) {
            return;
        }
        DisconnectInfo how = end;
        if (how != null) {
            report(how);
        } else if (tcp.eventLoop().isShuttingDown()) {
            report(DisconnectInfo.of(Reason.LOCAL, "the event loops were closed"));
        } else if (!decoder.isWaiting()) {
            report(DisconnectInfo.of(Reason.PEER, "the peer closed the connection"));
        } else if (loopEnds == null && tcp.eventLoop() instanceof SingleThreadEventExecutor loop) {
            // What the peer sent before its end is delivered first, when it is asked for: if that ever happens.
            loopEnds = this::inactive;
            loop.addShutdownHook(loopEnds);
        }
    }

    @Override
    public final void close(Duration within) {
        close(DisconnectInfo.of(Reason.LOCAL, "this side closed the connection"), within);
    }

    /**
     * Ends the link gracefully, for a reason that the transport has. As {@link #close(Duration)}.
     *
     * @param info how the link ends, unless it ends already
     * @param within the longest time until the link is aborted
     */
    protected final void close(DisconnectInfo info, Duration within) {
        boolean first = end == null;
        if (first) {
            end = info;
            decoder.discard();
        }
        if (!reported && (limit == null || limit.getDelay(TimeUnit.NANOSECONDS) > Durations.nanos(within))) {
            cancelLimit();
            limit = schedule(this::abandon, within);
        }
        if (!first) {
            return;
        }
        ChannelFuture last = lastWrite;
        if (last == null) {
            later(this::allWritten);
        } else {
            // Behind the other listeners, which report that the bytes were written.
            last.addListener(done -> later(this::allWritten));
        }
    }

    private void allWritten() {
        if (reported) {
            return;
        }
        if (ended) {
            inactive();
        } else if (tcp.isActive()) {
            finish(this::shutDown);
        } else {
            tcp.close();
        }
    }

    private void shutDown() {
        if (reported) {
            return;
        }
        if (ended) {
            inactive();
            return;
        }
        if (!(tcp instanceof DuplexChannel duplex) || !tcp.isActive()) {
            tcp.close();
            return;
        }
        cancelLimit();
        // Closing a socket that has unread bytes would reset the connection, and the peer might lose what was sent
        // last. So the output alone ends here, and what the peer still sends is read and dropped.
        shutDownOutput(duplex);
        report(Objects.requireNonNull(end));
        if (tcp.isOpen()) {
            limit = schedule(this::reset, settings.closeTimeout());
            tcp.closeFuture().addListener(done -> cancelLimit());
            lingers(tcp);
        }
    }

    /** The time for a graceful end has passed. The reason of the end stays as it is. */
    private void abandon() {
        DisconnectInfo how = end;
        if (!reported && how != null) {
            end = new DisconnectInfo(
                    how.reason(), how.detail() + "; the peer did not read all that was sent in time", how.cause());
        }
        reset();
    }

    /**
     * Closes the channel with a reset, so that the peer notices that something was lost. Or else the system would keep
     * what was written, and offer it to the peer, for minutes.
     */
    private void reset() {
        Sockets.reset(tcp);
    }

    @Override
    public final void abort() {
        fail(DisconnectInfo.of(Reason.LOCAL, "this side aborted the connection"));
    }

    /** Ends the link at once. On any thread. */
    protected final void fail(DisconnectInfo info) {
        if (executor().inEventLoop()) {
            if (end == null) {
                end = info;
            }
            decoder.discard();
            if (ended) {
                later(this::inactive);
            } else {
                reset();
            }
            return;
        }
        try {
            executor().execute(() -> fail(info));
        } catch (RejectedExecutionException e) {
            // The event loops were closed, and all their channels with them.
        }
    }

    private void report(DisconnectInfo info) {
        reported = true;
        end = info;
        decoder.discard();
        cancelLimit();
        if (writeLimit != null) {
            writeLimit.cancel(false);
        }
        if (loopEnds != null && tcp.eventLoop() instanceof SingleThreadEventExecutor loop) {
            loop.removeShutdownHook(loopEnds);
        }
        release();
        LinkHandler target = handler;
        if (target == null) {
            return;
        }
        try {
            target.onClosed(info);
        } catch (Throwable e) {
            LOG.error("The handler of the end of the link to {} failed", remoteAddress, e);
        }
    }

    private void later(Runnable task) {
        try {
            executor().execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    private @Nullable ScheduledFuture<?> schedule(Runnable task, Duration delay) {
        try {
            return executor().schedule(task, Durations.nanos(delay), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The event loop ends, and closes the channel.
            return null;
        }
    }

    private void cancelLimit() {
        if (limit != null) {
            limit.cancel(false);
            limit = null;
        }
    }
}
