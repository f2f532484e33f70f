package io.darkrift.transport.bichannel.framing;

import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what arrives over TCP into frames, in place, in an array that all links of an event loop share. Only the part of
 * a frame that has not arrived whole is kept for the link, and grows no faster than bytes arrive.
 *
 * <p>Starts out held: bytes wait until {@link #release()}. All methods are called on the event loop.
 */
public final class FrameDecoder extends ChannelInboundHandlerAdapter {
    /** Where frames go, and who learns of the end of the channel. */
    public interface Sink {
        /**
         * Takes a frame, without its length. The bytes are valid until the method returns. It must not throw.
         *
         * @param bytes the array that holds the frame
         * @param from the index of its first byte
         * @param to the index behind its last byte
         */
        void frame(byte[] bytes, int from, int to);

        /**
         * Takes a length that no frame may have. It must not throw.
         *
         * @param length the length that arrived
         * @return true to skip as many bytes and go on; false to cut nothing more from the stream
         */
        boolean badLength(int length);

        /** All frames that could be read at once have been handed out. */
        void readComplete();

        /**
         * The part of a frame that is kept takes another amount of memory. It must not throw. Does nothing unless it is
         * overridden.
         *
         * @param bytes the size of the array that holds it, or 0 if there is no such array
         */
        default void kept(int bytes) {}

        /** The channel has closed. */
        void inactive();

        /** The channel, or a handler of it, has failed. */
        void failed(Throwable cause);
    }

    private enum State {
        /** Frames wait until they are asked for. */
        HELD,
        /** Frames go to the sink as they arrive. */
        FLOWING,
        /** Whatever arrives is dropped. */
        DISCARDING
    }

    private static final int FIRST_KEPT_CAPACITY = 64;

    private static final byte[] NOTHING = new byte[0];

    private final int maxBody;

    private @Nullable Sink sink;
    private State state = State.HELD;
    private @Nullable ChannelHandlerContext context;
    private byte[] kept = NOTHING;
    private int keptSize;
    private int toSkip;
    private boolean begun;

    /** Frames are being handed out: what they were cut from is not kept, and may hold more. */
    private boolean cutting;

    private boolean unfinished;
    private int progress;

    /**
     * A decoder that is held.
     *
     * @param maxBody the largest length that is accepted
     */
    public FrameDecoder(int maxBody) {
        this.maxBody = maxBody;
    }

    /** Takes what arrived before this was in a pipeline, and keeps the array. Before anything else. */
    public void first(byte[] bytes) {
        kept = bytes;
        keptSize = bytes.length;
    }

    /** Says where frames go, before the first {@link #release()}. Until then other handlers learn of the end. */
    public void attach(Sink target) {
        sink = target;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (sink == null) {
            ctx.fireChannelInactive();
        } else {
            sink.inactive();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (sink == null) {
            ctx.fireExceptionCaught(cause);
        } else {
            sink.failed(cause);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        readComplete();
    }

    private void readComplete() {
        if (unfinished && state != State.DISCARDING) {
            unfinished = false;
            Objects.requireNonNull(sink).readComplete();
        }
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
        keptSize = 0;
        try {
            keepRest(bytes, cut(bytes, end), end);
        } finally {
            scratch.giveBack(bytes);
        }
    }

    /** Returns whether some more bytes make a whole frame of what was kept, or a length that is refused. */
    private boolean completes(int more) {
        if (keptSize < LinkWriter.LENGTH_BYTES) {
            return keptSize + more >= LinkWriter.LENGTH_BYTES;
        }
        int body = BigEndian.getInt32(kept, 0);
        return isBad(body) || keptSize + more - LinkWriter.LENGTH_BYTES >= body;
    }

    private boolean isBad(int body) {
        return body < LinkWriter.HEADER_BYTES || body > maxBody;
    }

    /** Hands out whole frames. Returns where it stopped. */
    private int cut(byte[] bytes, int end) {
        Sink target = Objects.requireNonNull(sink);
        int at = 0;
        cutting = true;
        while (state != State.HELD && state != State.DISCARDING && end - at >= LinkWriter.LENGTH_BYTES) {
            int body = BigEndian.getInt32(bytes, at);
            if (isBad(body)) {
                at = refuse(target, body, at + LinkWriter.LENGTH_BYTES, end);
            } else if (end - at - LinkWriter.LENGTH_BYTES < body) {
                break;
            } else {
                int from = at + LinkWriter.LENGTH_BYTES;
                at = from + body;
                unfinished = true;
                progress++;
                target.frame(bytes, from, at);
            }
        }
        cutting = false;
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
        boolean rest = state != State.DISCARDING && from < end;
        keptSize = rest ? end - from : 0;
        keep(rest ? Arrays.copyOfRange(bytes, from, end) : NOTHING);
    }

    /** Keeps bytes in an array, in place of the one before. */
    private void keep(byte[] array) {
        int before = kept.length;
        kept = array;
        if (sink != null && array.length != before) {
            sink.kept(array.length);
        }
    }

    private void keep(ByteBuf in, int size) {
        int needed = keptSize + size;
        byte[] array = needed <= kept.length
                ? kept
                : Arrays.copyOf(kept, Math.max(FIRST_KEPT_CAPACITY, Math.max(needed, 2 * keptSize)));
        in.readBytes(array, keptSize, size);
        keptSize = needed;
        keep(array);
        if (state == State.DISCARDING) {
            // It took more memory than there is for all links, and had most.
            return;
        }
        if (state == State.HELD && keptSize > LinkWriter.LENGTH_BYTES + maxBody) {
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

    /** Returns whether frames have ever been asked for. */
    public boolean hasBegun() {
        return begun;
    }

    /** Hands out what waits and goes on reading. On the event loop. */
    public void release() {
        if (state != State.HELD) {
            return;
        }
        begun = true;
        progress++;
        state = State.FLOWING;
        if (keptSize > 0) {
            cutKept();
            readComplete();
        }
        if (isPartial()) {
            // Its time begins now, also where the array that holds it is still the same.
            Objects.requireNonNull(sink).kept(kept.length);
        }
        if (state == State.FLOWING && context != null) {
            context.channel().config().setAutoRead(true);
        }
    }

    private void cutKept() {
        byte[] bytes = kept;
        int end = keptSize;
        // Whatever the sink does meanwhile, these bytes are not kept any more.
        kept = NOTHING;
        keptSize = 0;
        int rest = cut(bytes, end);
        kept = bytes;
        keepRest(bytes, rest, end);
    }

    /**
     * Returns whether a whole frame, or a length that no frame may have, waits to be asked for. Within a call of the sink,
     * which may hold and release the decoder, that is not known yet, and true.
     */
    public boolean isWaiting() {
        return cutting || state == State.HELD && completes(0);
    }

    /** Returns a number that changes with each frame that is handed out, and when reading goes on after a pause. */
    public int progress() {
        return progress;
    }

    /** Returns whether a frame has begun to arrive, and nobody keeps it from arriving whole. */
    public boolean isPartial() {
        return state == State.FLOWING && keptSize > 0;
    }

    /** Returns the size of the frame that has begun to arrive, or 0 if its length has not arrived. */
    public int announced() {
        return keptSize >= LinkWriter.LENGTH_BYTES ? BigEndian.getInt32(kept, 0) : 0;
    }

    /** Drops whatever still arrives, but reads on, so that the end of the stream is seen. */
    public void discard() {
        state = State.DISCARDING;
        keptSize = 0;
        keep(NOTHING);
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
