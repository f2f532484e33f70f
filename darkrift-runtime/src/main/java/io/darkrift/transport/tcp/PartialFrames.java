package io.darkrift.transport.tcp;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.transport.HeldBytes;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Limits what a server keeps of messages that have not arrived whole: the memory, over all links, and the time, for each
 * message. On the event loop of the link.
 */
public final class PartialFrames implements AutoCloseable {
    /** How long a message may take to arrive whole, beside the time for its size. */
    private static final long FRAME_SECONDS = 10;

    /** What the slowest connection that a game can be played over carries. */
    private static final int FRAME_BYTES_A_SECOND = 16_384;

    private final LinkExecutor executor;
    private final FrameDecoder decoder;
    private final Consumer<DisconnectInfo> fail;
    private final HeldBytes held;
    private @Nullable Future<?> limit;

    /**
     * Limits for one link.
     *
     * @param executor the event loop of the link
     * @param decoder what keeps the parts
     * @param memory the budget of all links
     * @param fail ends the link, on any thread
     */
    public PartialFrames(
            LinkExecutor executor, FrameDecoder decoder, MemoryBudget memory, Consumer<DisconnectInfo> fail) {
        this.executor = executor;
        this.decoder = decoder;
        this.fail = fail;
        this.held = held(memory, fail);
    }

    /**
     * Returns an account of what one link keeps. Where all links together keep too much, the one that keeps most is ended.
     *
     * @param memory the budget of all links
     * @param fail ends the link, on any thread
     */
    public static HeldBytes held(MemoryBudget memory, Consumer<DisconnectInfo> fail) {
        return new HeldBytes(
                () -> memory.newShare(
                        () -> fail.accept(
                                DisconnectInfo.of(
                                        Reason.OVERLOADED,
                                        "all connections together hold more than maxInboundMemory of what was not handled, and this one most"))));
    }

    /** Returns how long a message of a size may take to arrive whole, in seconds. */
    public static long seconds(int bytes) {
        return FRAME_SECONDS + bytes / FRAME_BYTES_A_SECOND;
    }

    /** The part that is kept takes another amount of memory. */
    public void kept(int bytes) {
        HeldBytes.relieve(held.update(bytes));
        if (bytes > 0 && limit == null) {
            watch(decoder.progress(), 0, FRAME_SECONDS);
        }
    }

    /** A message that has begun to arrive has to arrive whole in time: one that never does would hold memory. */
    private void watch(int progress, long passed, long seconds) {
        try {
            limit = executor.schedule(() -> check(progress, seconds), seconds - passed, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // The event loop ends, and closes the channel.
        }
    }

    private void check(int progress, long seconds) {
        limit = null;
        if (!decoder.isPartial()) {
            return;
        }
        long allowed = seconds(decoder.announced());
        if (decoder.progress() != progress) {
            watch(decoder.progress(), 0, FRAME_SECONDS);
        } else if (seconds < allowed) {
            watch(progress, seconds, allowed);
        } else {
            fail.accept(DisconnectInfo.of(
                    Reason.PROTOCOL_ERROR,
                    "a message of " + decoder.announced() + " bytes did not arrive whole within " + allowed + " s"));
        }
    }

    /** Returns the memory, and watches nothing more. */
    @Override
    public void close() {
        held.close();
        if (limit != null) {
            limit.cancel(false);
        }
    }
}
