package io.darkrift.message;

import io.darkrift.connection.RequestFailedException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The answer to a request: a record, a record that comes later, or a refusal. Immutable.
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
     * Answers with a record, at once.
     *
     * @param <R> the record
     * @param value the record
     * @return the answer
     */
    public static <R> Answer<R> of(R value) {
        return new Answer<>(CompletableFuture.completedFuture(Objects.requireNonNull(value, "value")));
    }

    /**
     * Answers as soon as something is done, such as a query of a database. If it fails with a {@link
     * RequestFailedException}, the peer gets its code and text. Any other failure is logged, and the peer gets {@link
     * RequestFailedException#INTERNAL_ERROR}, without the text.
     *
     * @param <R> the record
     * @param result completes with the record, on any thread
     * @return the answer
     */
    public static <R> Answer<R> later(CompletionStage<? extends R> result) {
        return new Answer<>(Objects.requireNonNull(result, "result"));
    }

    /**
     * Refuses. A handler may throw the {@link RequestFailedException} as well.
     *
     * @param <R> the record of the request
     * @param code tells the peer what is wrong: 0 to 65,499; this library has those above
     * @param text the same in words, for the peer; it is sent
     * @return the answer
     * @throws IllegalArgumentException if the code is out of range
     */
    public static <R> Answer<R> failed(int code, String text) {
        return new Answer<>(CompletableFuture.failedFuture(new RequestFailedException(code, text)));
    }

    /**
     * Refuses as an end does that has no handler of the request, with {@link RequestFailedException#NO_HANDLER}.
     *
     * @param <R> the record of the request
     * @return the answer
     */
    public static <R> Answer<R> unhandled() {
        return new Answer<>(CompletableFuture.failedFuture(
                RequestFailedException.received(RequestFailedException.NO_HANDLER, "nobody answers this request")));
    }

    /**
     * Returns what the answer will be.
     *
     * @return completes with the record, or fails
     */
    public CompletionStage<? extends R> result() {
        return result;
    }
}
