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
     * Answers a request. Called by the dispatcher, as handlers of messages are.
     *
     * @param peer the peer that sent the request
     * @param request the request
     * @return the answer, whose record may be made later: {@link Answer#later}
     * @throws Exception if it fails: a {@link RequestFailedException} is sent to the peer; anything else is logged, and the
     *     peer gets {@link RequestFailedException#INTERNAL_ERROR}
     */
    Answer<R> handle(C peer, Q request) throws Exception;
}
