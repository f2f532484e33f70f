package io.darkrift.connection;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A queue of handlers, for a game loop. The game loop calls {@link #drain()} once for each frame or tick, which runs
 * the handlers that wait on its own thread:
 *
 * <pre>{@code
 * DispatchQueue queue = Dispatcher.queue();
 * DarkriftServer server = DarkriftServer.builder()
 *         .registry(MessageRegistry.load())
 *         .dispatcher(queue)
 *         .on(Move.class, (client, move) -> world.move(client.id(), move))
 *         .start();
 * TickLoop loop = TickLoop.builder(20, tick -> { // TickLoop is in darkrift-rooms
 *             queue.drain();
 *             world.step(1f / 20);
 *         })
 *         .build();
 * loop.run();
 * }</pre>
 *
 * <p>At most {@code receiveQueueCapacity} messages of each channel wait for a connection. If the queue is not drained
 * often enough, senders are slowed down, and the queue does not grow. {@link #execute} may be called by any thread.
 */
public final class DispatchQueue implements Dispatcher, Executor {
    private static final long CLOSING_STEP_MILLIS = 2;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile @Nullable Thread drainer;

    DispatchQueue() {}

    /**
     * Runs all handlers and tasks that wait, on this thread. What arrives meanwhile waits for the next call.
     *
     * @return the number of tasks that ran: one for each connection that had something waiting, and those of {@link
     *     #execute}
     */
    public int drain() {
        drainer = Thread.currentThread();
        return runTasks();
    }

    private int runTasks() {
        int due = size.get();
        for (int i = 0; i < due; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return i;
            }
            size.decrementAndGet();
            task.run();
        }
        return due;
    }

    /**
     * Adds a task. The library calls this method; an application may call it to run code between handlers, on any
     * thread. The number of waiting tasks is not limited.
     */
    @Override
    public void execute(Runnable task) {
        tasks.add(Objects.requireNonNull(task, "task"));
        size.incrementAndGet();
    }

    /**
     * Waits for a future as {@link CompletableFuture#get(long, TimeUnit)} does. If no other thread drains this queue,
     * this method drains it meanwhile, because the future may depend on its handlers. The library calls this method
     * when a server closes.
     *
     * @param future the future
     * @param nanos the longest time to wait in nanoseconds
     * @throws InterruptedException if the thread is interrupted
     * @throws ExecutionException if the future fails
     * @throws TimeoutException if the future has not completed in time
     */
    public void drainUntil(CompletableFuture<?> future, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            Thread other = drainer;
            if (other == null || other == Thread.currentThread() || !other.isAlive()) {
                runTasks();
            }
            try {
                future.get(CLOSING_STEP_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() - deadline >= 0) {
                    throw e;
                }
            }
        }
    }
}
