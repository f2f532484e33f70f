package io.darkrift.core;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.RequestFailedException;
import io.darkrift.connection.RequestTimeoutException;
import io.darkrift.connection.SendResult;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.dispatch.RequestType;
import io.darkrift.core.support.GuardedFuture;
import io.darkrift.message.Answer;
import io.darkrift.message.Message;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a connection that wait for their answers: those of this end, and those of the peer. Safe for use by any
 * thread.
 */
final class Requests {
    private final AbstractConnection<?> connection;
    private final AtomicInteger beingAnswered = new AtomicInteger();

    // Guarded by this.
    private final Map<Integer, Pending> pending = new HashMap<>();
    /** Starts anywhere: the answers to the requests of an earlier connection of a session may arrive late. */
    private int lastNumber = ThreadLocalRandom.current().nextInt();

    private long late;
    private @Nullable RuntimeException ended;

    private static final class Pending {
        final String name;
        final CompletableFuture<Object> future;

        @Nullable ScheduledFuture<?> limit;

        Pending(String name, CompletableFuture<Object> future) {
            this.name = name;
            this.future = future;
        }
    }

    Requests(AbstractConnection<?> connection) {
        this.connection = connection;
    }

    private ConnectionSettings settings() {
        return connection.settings();
    }

    // ---- this end asks

    /** See {@link io.darkrift.connection.Connection#request(Request, Duration)}. */
    <R> CompletableFuture<R> ask(DirectedMessages messages, Request<R> request, Duration timeout) {
        RequestType<?> type = messages.request(request.getClass());
        if (type == null) {
            messages.registry().require(request.getClass());
            throw new IllegalArgumentException(request.getClass().getName() + " is not a request of the registry");
        }
        if (!type.isSent()) {
            throw new IllegalArgumentException(
                    DirectedMessages.describe(messages.registry().require(request.getClass())) + ": a " + messages.end()
                            + " can't ask it. Ask from the other end, or give it the direction BOTH");
        }
        GuardedFuture<Object> future = new GuardedFuture<>(connection.link().executor());
        int id;
        Pending waits = new Pending(type.type().getSimpleName(), future);
        synchronized (this) {
            if (ended != null) {
                future.completeExceptionally(ended);
                return answerOf(future);
            }
            if (pending.size() >= settings().maxPendingRequests()) {
                future.completeExceptionally(new IllegalStateException(
                        pending.size() + " requests wait for their answers, as many as maxPendingRequests allows"));
                return answerOf(future);
            }
            do {
                id = type.newId(++lastNumber);
            } while (pending.containsKey(id));
            pending.put(id, waits);
        }
        int given = id;
        future.whenComplete((value, failure) -> forget(given, waits));
        try {
            SendResult sent =
                    connection.send(Message.of(type.tag(), type.encodeRequest(id, request)), SendMode.RELIABLE);
            if (sent == SendResult.CLOSED) {
                future.completeExceptionally(connection.closedException());
            } else if (!sent.isAccepted()) {
                future.completeExceptionally(new IllegalStateException("too much waits to be sent: see whenWritable"));
            } else {
                limit(id, waits, timeout);
            }
        } catch (RuntimeException | Error e) {
            // It can't be written: the caller gets it as from send.
            future.cancel(false);
            throw e;
        }
        return answerOf(future);
    }

    @SuppressWarnings("unchecked") // The serializer of the answer has made what the future completes with.
    private static <R> CompletableFuture<R> answerOf(CompletableFuture<Object> future) {
        return (CompletableFuture<R>) future;
    }

    private void limit(int id, Pending waits, Duration timeout) {
        try {
            waits.limit = connection
                    .link()
                    .executor()
                    .schedule(() -> timedOut(id, waits, timeout), timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            waits.future.completeExceptionally(connection.closedException());
        }
        if (waits.future.isDone()) {
            forget(id, waits);
        }
    }

    private void timedOut(int id, Pending waits, Duration timeout) {
        waits.future.completeExceptionally(new RequestTimeoutException("no answer to " + waits.name + " within "
                + timeout + ": the peer is slow, or does not answer this request"));
    }

    private void forget(int id, Pending waits) {
        ScheduledFuture<?> limit;
        synchronized (this) {
            pending.remove(id, waits);
            limit = waits.limit;
        }
        if (limit != null) {
            limit.cancel(false);
        }
    }

    private @Nullable CompletableFuture<Object> take(int id) {
        synchronized (this) {
            Pending waits = pending.get(id);
            if (waits == null) {
                late++;
                return null;
            }
            return waits.future;
        }
    }

    void succeeded(int id, Object value) {
        CompletableFuture<Object> future = take(id);
        if (future != null) {
            future.complete(value);
        }
    }

    void refused(int id, int code, String text) {
        CompletableFuture<Object> future = take(id);
        if (future != null) {
            future.completeExceptionally(RequestFailedException.received(code, text));
        }
    }

    /** Returns the count of answers that nobody waited for any more. */
    synchronized long late() {
        return late;
    }

    /** The connection has ended. */
    void end(RuntimeException cause) {
        List<Pending> all;
        synchronized (this) {
            ended = cause;
            all = List.copyOf(pending.values());
        }
        all.forEach(waits -> waits.future.completeExceptionally(cause));
    }

    // ---- the peer asks

    /** Returns whether a question of the peer is given to its handler. On the event loop. */
    boolean accept(RequestType<?> type, int id) {
        if (beingAnswered.incrementAndGet() <= settings().maxPendingRequests()) {
            return true;
        }
        refuse(type, id, RequestFailedException.TOO_MANY_REQUESTS, "too many requests wait for their answers");
        return false;
    }

    /** Asks the handler, and sends its answer when it is there. Where handlers run. */
    void answer(RequestType<?> type, int id, Callable<? extends @Nullable Answer<?>> handler) {
        Answer<?> answer;
        try {
            answer = handler.call();
        } catch (Throwable e) {
            failed(type, id, e);
            return;
        }
        if (answer == null) {
            failed(type, id, new NullPointerException("the handler of " + name(type) + " returned null"));
            return;
        }
        answer.result().whenComplete((value, failure) -> {
            if (failure != null) {
                failed(type, id, failure);
            } else if (value == null) {
                failed(type, id, new NullPointerException("the answer to " + name(type) + " is null"));
            } else {
                succeeded(type, id, value);
            }
        });
    }

    /** There is no handler. Where handlers run. */
    void nobodyAnswers(RequestType<?> type, int id) {
        refuse(type, id, RequestFailedException.NO_HANDLER, "no handler answers " + name(type) + " here");
    }

    private void succeeded(RequestType<?> type, int id, Object value) {
        try {
            send(type, type.encodeResult(id, value));
        } catch (RuntimeException e) {
            failed(type, id, e);
            return;
        }
        beingAnswered.decrementAndGet();
    }

    private void failed(RequestType<?> type, int id, Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof RequestFailedException refusal) {
            refuse(type, id, refusal.code(), refusal.text());
        } else {
            connection.handlerFailed(name(type), type.tag(), cause);
            refuse(type, id, RequestFailedException.INTERNAL_ERROR, "the request failed");
        }
    }

    private void refuse(RequestType<?> type, int id, int code, String text) {
        try {
            send(type, type.encodeRefusal(id, code, text));
        } catch (RuntimeException e) {
            connection.handlerFailed(name(type), type.tag(), e);
        } finally {
            beingAnswered.decrementAndGet();
        }
    }

    /** Sends an answer. Where it finds no room, and the connection goes on, it waits. */
    private void send(RequestType<?> type, byte[] payload) {
        if (connection.send(Message.of(type.tag(), payload), SendMode.RELIABLE) == SendResult.FULL) {
            connection.whenWritable(SendMode.RELIABLE).thenRun(() -> send(type, payload));
        }
    }

    private static String name(RequestType<?> type) {
        return type.type().getSimpleName();
    }
}
