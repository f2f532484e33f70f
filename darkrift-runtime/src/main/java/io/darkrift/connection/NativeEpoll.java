package io.darkrift.connection;

import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.ThreadAwareExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks whether the optional native transport is on the class path, and works. */
final class NativeEpoll {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoops.class);

    private NativeEpoll() {}

    /** Created when it is first used. */
    private static final class Probe {
        static final @Nullable Throwable FAILURE = failure();

        /** Opens what the transport needs, and closes it: a jar of another version fails only when it is used. */
        private static @Nullable Throwable failure() {
            try {
                IoHandler handler = EpollIoHandler.newFactory().newHandler(new Here());
                handler.prepareToDestroy();
                handler.destroy();
                new EpollDatagramChannel().unsafe().closeForcibly();
                return null;
            } catch (Throwable e) {
                // Classes that are missing, of another version, or without their library.
                return e;
            }
        }
    }

    /** Everything runs where it is asked for. */
    private record Here() implements ThreadAwareExecutor {
        @Override
        public boolean isExecutorThread(Thread thread) {
            return true;
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }

    private static final class Notice {
        static {
            LOG.info("Using the sockets of the JDK: the native epoll transport does not load: {}", text());
        }

        private Notice() {}

        /** Has the notice logged, if it was not yet. */
        static void log() {}
    }

    private static String text() {
        Throwable cause = Probe.FAILURE;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause);
    }

    /** Returns whether the transport works. Logs once if it does not. */
    static boolean isAvailable() {
        if (Probe.FAILURE == null) {
            return true;
        }
        Notice.log();
        return false;
    }

    /** Returns the factory of the handlers that drive the sockets. */
    static IoHandlerFactory sockets() {
        if (Probe.FAILURE != null) {
            throw new IllegalStateException(
                    "the epoll transport does not load (" + text() + "): it needs Linux and"
                            + " io.netty:netty-transport-native-epoll, of the same version as the rest of Netty, on the"
                            + " class path; choose TransportKind.AUTO or NIO",
                    Probe.FAILURE);
        }
        return EpollIoHandler.newFactory();
    }
}
