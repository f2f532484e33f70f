package io.darkrift.transport;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.EventLoops;
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
final class Waiting {
    private Waiting() {}

    /** Waits for what was asked for, as long as a time limit says, or for ever if it is null. */
    static <T> T await(CompletableFuture<T> future, @Nullable Duration timeout) throws InterruptedException {
        refuseOnEventLoop();
        try {
            return timeout == null ? future.get() : future.get(nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unwrap(e.getCause());
        } catch (TimeoutException e) {
            if (future.cancel(false)) {
                throw new ReceiveTimeoutException("no such message came within " + timeout, null);
            }
            return result(future);
        } catch (InterruptedException e) {
            if (future.cancel(false)) {
                throw e;
            }
            // What came meanwhile is not lost: the caller gets it, and stays interrupted.
            Thread.currentThread().interrupt();
            return result(future);
        }
    }

    private static long nanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException e) {
            return timeout.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }

    /** What came at the last moment. */
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

    static void refuseOnEventLoop() {
        if (EventLoops.isEventLoop()) {
            throw new IllegalStateException("this call waits, and on an event loop it would wait for ever: use send,"
                    + " receiveAsync, whenWritable or closeAsync here, or have handlers run elsewhere with"
                    + " dispatcher(Dispatcher.executor(...))");
        }
    }

    /** All messages, until the connection has ended. */
    static Iterator<Message> iterator(Supplier<CompletableFuture<Message>> next) {
        return new Iterator<>() {
            private @Nullable Message ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
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
        // Before anything is asked for: a message that nobody waits for would be lost.
        refuseOnEventLoop();
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
