package io.darkrift.core.support;

import io.darkrift.connection.LinkExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future that refuses to be waited for on an event loop: the thread that would wait is the one that has to complete it.
 * So do the futures that depend on it.
 *
 * @param <T> the type of the result
 */
public final class GuardedFuture<T> extends CompletableFuture<T> {
    private final @Nullable LinkExecutor loop;

    /** Creates a future that is not complete. */
    public GuardedFuture() {
        this(null);
    }

    /**
     * Creates a future that is not complete, of a connection.
     *
     * @param loop the event loop of the connection, which need not be one of Netty's
     */
    public GuardedFuture(@Nullable LinkExecutor loop) {
        this.loop = loop;
    }

    /**
     * Creates a future that has failed.
     *
     * @param <T> the type of the result
     * @param cause what it failed with
     * @return the future
     */
    public static <T> GuardedFuture<T> failed(Throwable cause) {
        GuardedFuture<T> future = new GuardedFuture<>();
        future.completeExceptionally(cause);
        return future;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new GuardedFuture<>(loop);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        guard();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        guard();
        return super.get(timeout, unit);
    }

    @Override
    public T join() {
        guard();
        return super.join();
    }

    private void guard() {
        if (!isDone()) {
            Blocking.refuseOnEventLoop(loop);
        }
    }
}
