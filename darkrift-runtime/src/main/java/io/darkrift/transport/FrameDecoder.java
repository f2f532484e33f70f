package io.darkrift.transport;

import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what TCP brings into frames, in place, in an array that all connections of an event loop share. Only what is
 * left of a frame that has not come whole is kept for the connection, and grows no faster than bytes arrive.
 *
 * <p>Starts out held: bytes wait until {@link #release()}. All methods are called on the event loop.
 */
public final class FrameDecoder extends ChannelInboundHandlerAdapter {
    /** Where frames go. */
    public interface Sink {
        /**
         * Takes a frame, without its length. The bytes are valid until the method returns.
         *
         * @param bytes the array that holds the frame
         * @param from the index of its first byte
         * @param to the index behind its last byte
         */
        void frame(byte[] bytes, int from, int to);

        /**
         * Is told of a length that no frame may have.
         *
         * @param length the length as it came
         * @return true to skip as many bytes and go on; false to cut nothing more from the stream
         */
        boolean badLength(int length);
    }

    /** Is told what becomes of the channel. */
    interface Watcher {
        /** The channel has closed. */
        void inactive();

        /** The channel, or a handler of it, has failed. */
        void failed(Throwable cause);
    }

    private enum State {
        /** Frames wait until they are asked for. */
        HELD,
        /** Frames go to the sink as they come. */
        FLOWING,
        /** Frames go to the sink, and nothing more comes. */
        FINISHING,
        /** Whatever comes is dropped. */
        DISCARDING
    }

    private static final int FIRST_KEPT_CAPACITY = 64;

    private static final byte[] NOTHING = new byte[0];

    private final int maxBody;

    private @Nullable Sink sink;
    private @Nullable Watcher watcher;
    private State state = State.HELD;
    private @Nullable ChannelHandlerContext context;
    private byte[] kept = NOTHING;
    private int keptSize;
    private int toSkip;

    /**
     * A decoder that is held.
     *
     * @param maxBody the largest length that is accepted
     */
    public FrameDecoder(int maxBody) {
        this.maxBody = maxBody;
    }

    /** Says where frames go, before the first {@link #release()}. */
    public void attach(Sink sink) {
        this.sink = sink;
    }

    /** Says who is told what becomes of the channel, instead of the handlers behind this one. On the event loop. */
    void watch(Watcher told) {
        watcher = told;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (watcher == null) {
            ctx.fireChannelInactive();
        } else {
            watcher.inactive();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (watcher == null) {
            ctx.fireExceptionCaught(cause);
        } else {
            watcher.failed(cause);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            if (state != State.DISCARDING) {
                accept(in);
            }
        } finally {
            in.release();
        }
    }

    private void accept(ByteBuf in) {
        int skipped = Math.min(toSkip, in.readableBytes());
        in.skipBytes(skipped);
        toSkip -= skipped;
        int size = in.readableBytes();
        if (state == State.HELD || keptSize > 0 && !completes(size)) {
            keep(in, size);
            return;
        }
        LoopScratch scratch = LoopScratch.get();
        byte[] bytes = scratch.take(keptSize + size);
        System.arraycopy(kept, 0, bytes, 0, keptSize);
        in.readBytes(bytes, keptSize, size);
        int end = keptSize + size;
        kept = NOTHING;
        keptSize = 0;
        try {
            keepRest(bytes, cut(bytes, end), end);
        } finally {
            scratch.giveBack(bytes);
        }
    }

    /** Tells whether some more bytes make a whole frame of what was kept, or a length that is refused. */
    private boolean completes(int more) {
        if (keptSize < Frames.LENGTH_BYTES) {
            return keptSize + more >= Frames.LENGTH_BYTES;
        }
        int body = BigEndian.getInt32(kept, 0);
        return isBad(body) || keptSize + more - Frames.LENGTH_BYTES >= body;
    }

    private boolean isBad(int body) {
        return body < Frames.HEADER_BYTES || body > maxBody;
    }

    /** Hands out whole frames. Returns where it stopped. */
    private int cut(byte[] bytes, int end) {
        Sink target = Objects.requireNonNull(sink);
        int at = 0;
        while (state != State.HELD && state != State.DISCARDING && end - at >= Frames.LENGTH_BYTES) {
            int body = BigEndian.getInt32(bytes, at);
            if (isBad(body)) {
                at = refuse(target, body, at + Frames.LENGTH_BYTES, end);
            } else if (end - at - Frames.LENGTH_BYTES < body) {
                break;
            } else {
                int from = at + Frames.LENGTH_BYTES;
                at = from + body;
                target.frame(bytes, from, at);
            }
        }
        return at;
    }

    /** Deals with a length that no frame may have. Returns where to go on. */
    private int refuse(Sink target, int body, int at, int end) {
        if (!target.badLength(body) || body < 0) {
            discard();
            return at;
        }
        int here = Math.min(body, end - at);
        toSkip = body - here;
        return at + here;
    }

    private void keepRest(byte[] bytes, int from, int end) {
        if (state != State.DISCARDING && from < end) {
            kept = Arrays.copyOfRange(bytes, from, end);
            keptSize = end - from;
        }
    }

    private void keep(ByteBuf in, int size) {
        int needed = keptSize + size;
        if (needed > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(FIRST_KEPT_CAPACITY, Math.max(needed, 2 * keptSize)));
        }
        in.readBytes(kept, keptSize, size);
        keptSize = needed;
        if (state == State.HELD && keptSize > Frames.LENGTH_BYTES + maxBody) {
            stopReading();
        }
    }

    /** Stops handing out frames, and reading. Called by the sink, or on the event loop. */
    public void hold() {
        if (state == State.FLOWING) {
            state = State.HELD;
            stopReading();
        }
    }

    /** True while nothing is handed out. */
    boolean isHeld() {
        return state == State.HELD;
    }

    /** Hands out what waits and goes on reading. On the event loop. */
    public void release() {
        if (state != State.HELD) {
            return;
        }
        state = State.FLOWING;
        cutKept();
        if (state == State.FLOWING && context != null) {
            context.channel().config().setAutoRead(true);
        }
    }

    private void cutKept() {
        byte[] bytes = kept;
        int end = keptSize;
        kept = NOTHING;
        keptSize = 0;
        keepRest(bytes, cut(bytes, end), end);
    }

    /** The stream has ended: hands out what waits, held or not. On the event loop, behind {@link #release()}. */
    void finish() {
        if (state == State.HELD) {
            state = State.FINISHING;
            cutKept();
        }
        state = State.DISCARDING;
        kept = NOTHING;
        keptSize = 0;
    }

    /** Drops whatever still comes, but reads on, so that the end of the stream is seen. */
    public void discard() {
        state = State.DISCARDING;
        kept = NOTHING;
        keptSize = 0;
        if (context != null) {
            context.channel().config().setAutoRead(true);
        }
    }

    private void stopReading() {
        if (context != null) {
            context.channel().config().setAutoRead(false);
        }
    }
}
