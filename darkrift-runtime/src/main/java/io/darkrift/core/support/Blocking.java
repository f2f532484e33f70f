package io.darkrift.core.support;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.connection.ReceiveTimeoutException;
import io.darkrift.message.Message;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits, on threads that may. */
public final class Blocking {
    /** Where handlers are called from. */
    private static final String CORE = "io.darkrift.core.";

    private Blocking() {}

    /**
     * Refuses to wait on an event loop.
     *
     * @throws IllegalStateException on an event loop
     */
    public static void refuseOnEventLoop() {
        refuseOnEventLoop(null);
    }

    /**
     * Returns whether the calling thread is an event loop, of Netty or of a transport with loops of its own.
     *
     * @param loop the event loop of a connection, or null
     * @return true on any event loop of Netty, and on this one
     */
    public static boolean isEventLoop(@Nullable LinkExecutor loop) {
        return EventLoops.isEventLoop() || loop != null && loop.inEventLoop();
    }

    /**
     * Refuses to wait on an event loop, also if it is a loop of a transport's own.
     *
     * @param loop the event loop of a connection, or null
     * @throws IllegalStateException on an event loop
     */
    public static void refuseOnEventLoop(@Nullable LinkExecutor loop) {
        if (isEventLoop(loop)) {
            throw new IllegalStateException("this call waits, and an event loop must not wait: the connections that it"
                    + " serves would stop. Use send, receiveAsync, whenWritable, connectAsync or closeAsync with a"
                    + " callback here, or run handlers elsewhere with dispatcher(Dispatcher.executor(...))");
        }
    }

    /**
     * Returns whether a handler has called {@code System.exit}: it does not return before the shutdown hooks have, and
     * those must not wait for it or for handlers behind it.
     *
     * @return true on a JVM that shuts down because of a handler
     */
    public static boolean isExitedByHandler() {
        return isShuttingDown() && Thread.getAllStackTraces().values().stream().anyMatch(Blocking::isExitInHandler);
    }

    private static boolean isShuttingDown() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static boolean isExitInHandler(StackTraceElement[] stack) {
        boolean exits = false;
        for (StackTraceElement frame : stack) {
            exits |= frame.getClassName().equals(Runtime.class.getName())
                    && frame.getMethodName().equals("exit");
            if (exits && frame.getClassName().startsWith(CORE)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Waits for a result.
     *
     * @param <T> the type of the result
     * @param future completes with the result; cancelled if it does not complete in time
     * @param timeout how long to wait at most, or null to wait without a limit
     * @return the result
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public static <T> T await(CompletableFuture<T> future, @Nullable Duration timeout) throws InterruptedException {
        refuseOnEventLoop();
        try {
            return timeout == null ? future.get() : future.get(Durations.nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unwrap(e.getCause());
        } catch (TimeoutException e) {
            if (future.cancel(false)) {
                throw new ReceiveTimeoutException("no such message arrived within " + timeout, null);
            }
            return result(future);
        } catch (InterruptedException e) {
            if (future.cancel(false)) {
                throw e;
            }
            // The result arrived at the same time and must not be lost: the caller gets it, and stays interrupted.
            Thread.currentThread().interrupt();
            return result(future);
        }
    }

    private static <T> T result(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            throw unwrap(e.getCause());
        }
    }

    private static RuntimeException unwrap(@Nullable Throwable cause) {
        if (cause instanceof ConnectionClosedException closed) {
            // A new one, so that the stack trace shows who waited.
            return new ConnectionClosedException(String.valueOf(closed.getMessage()), closed.getCause());
        }
        return cause instanceof RuntimeException failure ? failure : new DarkriftException("waiting failed", cause);
    }

    /**
     * Returns all messages, until the connection has ended.
     *
     * @param next asks for the next message
     * @param loop the event loop of the connection, or null
     * @return an iterator that waits for each message
     */
    public static Iterator<Message> iterator(Supplier<CompletableFuture<Message>> next, @Nullable LinkExecutor loop) {
        return new Iterator<>() {
            private @Nullable Message ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    // Before a message is asked for: one that nobody waits for would be lost.
                    refuseOnEventLoop(loop);
                    ahead = nextOrNull(next);
                }
                return ahead != null;
            }

            @Override
            public Message next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException("the connection has ended");
                }
                Message message = ahead;
                ahead = null;
                return message;
            }
        };
    }

    private static @Nullable Message nextOrNull(Supplier<CompletableFuture<Message>> next) {
        try {
            return await(next.get(), null);
        } catch (ConnectionClosedException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DarkriftException("interrupted while waiting for a message", e);
        }
    }
}
