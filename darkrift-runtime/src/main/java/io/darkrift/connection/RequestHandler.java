package io.darkrift.connection;

import io.darkrift.message.Answer;

/**
 * Answers requests.
 *
 * @param <C> what the application knows the peer by: the connection, or a player who has logged in
 * @param <Q> the request
 * @param <R> the record of the answer
 */
@FunctionalInterface
public interface RequestHandler<C, Q, R> {
    /**
     * Answers a request. Runs by the dispatcher, as handlers of messages do.
     *
     * @param peer who asks
     * @param request the request
     * @return the answer, which may come later
     * @throws Exception if it fails: a {@link RequestFailedException} is sent to the peer; anything else is logged, and the
     *     peer gets {@link RequestFailedException#INTERNAL_ERROR}
     */
    Answer<R> handle(C peer, Q request) throws Exception;
}
