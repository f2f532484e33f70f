package io.darkrift.transport.bichannel.socket;

import io.darkrift.core.support.LogLimiter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a listener pause when the system gives it no connection, as it does when the process has no file descriptor left,
 * and try again. Connections wait in the queue of the system meanwhile.
 */
public final class AcceptErrors extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptErrors.class);
    private static final long PAUSE_MILLIS = 200;

    private final LongAdder count = new LongAdder();
    private final LogLimiter log = new LogLimiter(10, TimeUnit.SECONDS);
    private final BooleanSupplier accepts;

    /**
     * A handler for the pipeline of a listener.
     *
     * @param accepts whether connections are still wanted
     */
    public AcceptErrors(BooleanSupplier accepts) {
        this.accepts = accepts;
    }

    /** Returns how often a connection could not be accepted. */
    public long count() {
        return count.sum();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        count.increment();
        long more = log.acquire();
        if (more >= 0) {
            LOG.error(
                    "The listener {} can't accept a connection, and tries again every {} ms: {}. If the process has too many"
                            + " files open, raise its limit (ulimit -n), or lower maxClients and"
                            + " maxConnectionsPerAddress{}",
                    ctx.channel().localAddress(),
                    PAUSE_MILLIS,
                    cause,
                    LogLimiter.more(more));
        }
        ctx.channel().config().setAutoRead(false);
        try {
            ctx.executor().schedule(() -> resume(ctx), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The event loop ends, and the listener with it.
        }
    }

    private void resume(ChannelHandlerContext ctx) {
        if (accepts.getAsBoolean() && ctx.channel().isOpen()) {
            ctx.channel().config().setAutoRead(true);
        }
    }
}
