package io.darkrift.connection;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.atomic.AtomicInteger;

/** Event loops that die when a test wants it, as for want of memory. */
public final class DyingEventLoops {
    private final AtomicInteger dying = new AtomicInteger();
    private final EventLoops eventLoops;

    /** Some event loops. */
    public DyingEventLoops(int threads) {
        IoHandlerFactory sockets = NioIoHandler.newFactory();
        eventLoops = new EventLoops(
                new EventLoops.Threads(threads, executor -> new Dying(sockets.newHandler(executor))),
                TransportKind.NIO);
    }

    /** Returns them. */
    public EventLoops eventLoops() {
        return eventLoops;
    }

    /** Has one of them die. */
    public void die() {
        eventLoops.group().next().execute(dying::incrementAndGet);
    }

    private final class Dying implements IoHandler {
        private final IoHandler sockets;

        Dying(IoHandler sockets) {
            this.sockets = sockets;
        }

        @Override
        public void initialize() {
            sockets.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            int handled = sockets.run(context);
            if (dying.get() > 0 && dying.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
                throw new OutOfMemoryError("as planned");
            }
            return handled;
        }

        @Override
        public void wakeup() {
            sockets.wakeup();
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
    }
}
