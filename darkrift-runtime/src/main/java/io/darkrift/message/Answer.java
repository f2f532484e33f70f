package io.darkrift.message;

import io.darkrift.connection.RequestFailedException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The answer to a request: a record, a record that is made later, or a refusal. Immutable.
 *
 * <pre>{@code
 * .onRequest(GetPage.class, (client, request) -> Answer.later(database.page(request.page())))
 * .onRequest(Buy.class, (client, request) -> shop.canSell(request)
 *         ? Answer.of(new Bought(request.item()))
 *         : Answer.failed(1, "sold out"))
 * }</pre>
 *
 * @param <R> the record
 */
public final class Answer<R> {
    private final CompletionStage<? extends R> result;

    private Answer(CompletionStage<? extends R> result) {
        this.result = result;
    }

    /**
     * Returns an answer with a record that is there already.
     *
     * @param <R> the record
     * @param value the record
     * @return the answer
     */
    public static <R> Answer<R> of(R value) {
        return new Answer<>(CompletableFuture.completedFuture(Objects.requireNonNull(value, "value")));
    }

    /**
     * Returns an answer whose record is made later, such as by a query of a database. The answer is sent when the stage
     * completes. If the stage fails with a {@link RequestFailedException}, the peer gets its code and text. Any other
     * failure is logged, and the peer receives {@link RequestFailedException#INTERNAL_ERROR}, without the text.
     *
     * @param <R> the record
     * @param result completes with the record, on any thread
     * @return the answer
     */
    public static <R> Answer<R> later(CompletionStage<? extends R> result) {
        return new Answer<>(Objects.requireNonNull(result, "result"));
    }

    /**
     * Returns a refusal. A handler may throw a {@link RequestFailedException} instead.
     *
     * @param <R> the record of the request
     * @param code the reason, as both ends know it: 0 to 65,499; higher codes are those of this library
     * @param text the reason in words; it is sent to the peer
     * @return the answer
     * @throws IllegalArgumentException if the code is out of range
     */
    public static <R> Answer<R> failed(int code, String text) {
        return new Answer<>(CompletableFuture.failedFuture(new RequestFailedException(code, text)));
    }

    /**
     * Returns the refusal of an end that has no handler of the request: {@link RequestFailedException#NO_HANDLER}.
     *
     * @param <R> the record of the request
     * @return the answer
     */
    public static <R> Answer<R> unhandled() {
        return new Answer<>(CompletableFuture.failedFuture(
                RequestFailedException.received(RequestFailedException.NO_HANDLER, "no handler answers this request")));
    }

    /**
     * Returns the record of the answer, or the refusal.
     *
     * @return a stage that completes with the record, or fails with the refusal
     */
    public CompletionStage<? extends R> result() {
        return result;
    }
}
