package io.darkrift.connection;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.ThreadAwareExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event loop poll its sockets without a break, instead of letting the system wake it. This uses a whole CPU,
 * and saves the time that waking a thread takes.
 *
 * <p>The wrapped handler of the sockets never sleeps, because this class always reports a task that is about to run.
 */
final class BusyWaiting implements IoHandler {
    private final IoHandler sockets;

    /** What was last made of the context, which is always the same: it is asked for millions of times a second. */
    private @Nullable NeverBlocking restless;

    private BusyWaiting(IoHandler sockets) {
        this.sockets = sockets;
    }

    static IoHandlerFactory factory(IoHandlerFactory sockets) {
        return new IoHandlerFactory() {
            @Override
            public IoHandler newHandler(ThreadAwareExecutor executor) {
                return new BusyWaiting(sockets.newHandler(executor));
            }

            @Override
            public boolean isChangingThreadSupported() {
                return sockets.isChangingThreadSupported();
            }
        };
    }

    @Override
    public void initialize() {
        sockets.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
        NeverBlocking never = restless;
        if (never == null || never.context != context) {
            never = new NeverBlocking(context);
            restless = never;
        }
        int handled = sockets.run(never);
        if (handled == 0) {
            Thread.onSpinWait();
        }
        return handled;
    }

    @Override
    public void wakeup() {
        // It never sleeps.
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return sockets.register(handle);
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return sockets.isCompatible(handleType);
    }

    @Override
    public void prepareToDestroy() {
        sockets.prepareToDestroy();
    }

    @Override
    public void destroy() {
        sockets.destroy();
    }

    private record NeverBlocking(IoHandlerContext context) implements IoHandlerContext {
        @Override
        public boolean canBlock() {
            return false;
        }

        @Override
        public long delayNanos(long currentTimeNanos) {
            return context.delayNanos(currentTimeNanos);
        }

        @Override
        public long deadlineNanos() {
            return context.deadlineNanos();
        }
    }
}
