package io.darkrift.tools.bots;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * Sends the messages of one {@link Bot}, and reports what it has seen. For use within the methods of the bot, and by what they
 * schedule with {@link #after}: not safe for use by other threads.
 */
public interface BotContext {
    /** Something that runs later. */
    @FunctionalInterface
    interface Task {
        /**
         * Runs.
         *
         * @throws Exception if the bot fails
         */
        void run() throws Exception;
    }

    /**
     * Returns the number of the bot.
     *
     * @return 1 to the count of bots
     */
    int number();

    /**
     * Returns the random numbers of the bot. They depend on {@code --seed} and the {@link #number} only.
     *
     * @return a generator of this bot alone
     */
    RandomGenerator random();

    /**
     * Returns the connection. Messages that are sent with it, and not with this context, are not counted in the report.
     *
     * @return the client
     */
    DarkriftClient client();

    /**
     * Sends a message reliably, or a raw message over its own channel.
     *
     * @param message a record of the registry, a {@link io.darkrift.message.Message} or an {@link
     *     io.darkrift.message.EncodedMessage}
     * @return whether it was accepted; messages that were not accepted are counted
     * @throws IllegalArgumentException if the message is not in the registry, can't be written, or is too large
     */
    SendResult send(Object message);

    /**
     * Sends a message.
     *
     * @param message a record of the registry, a {@link io.darkrift.message.Message} or an {@link
     *     io.darkrift.message.EncodedMessage}
     * @param mode the channel
     * @return whether it was accepted; messages that were not accepted are counted
     * @throws IllegalArgumentException if the message is not in the registry, can't be written, or is too large
     */
    SendResult send(Object message, SendMode mode);

    /**
     * Sends a request. The time until its answer is measured as {@code request.} and the simple name of the record. A request
     * that is refused or not answered in time counts as a failure.
     *
     * @param <R> the record of the answer
     * @param request a record of the registry
     * @return a future of the answer, which completes on the event loop of the bot
     * @throws IllegalArgumentException if the request is not in the registry, can't be written, or is too large
     */
    <R> CompletableFuture<R> request(Request<R> request);

    /**
     * Runs something later, unless the connection has ended by then.
     *
     * @param delay 0 or more
     * @param task runs as the methods of the bot do
     */
    void after(Duration delay, Task task);

    /**
     * Reports a duration. The report has the percentiles of all bots together, and {@code --fail-if} knows them as {@code
     * measure.} and the name.
     *
     * @param name 1 to 60 letters, digits, dashes, dots and underscores; a run has at most 100 names
     * @param time 0 or more
     * @throws IllegalArgumentException if the name is not valid, or there are too many
     */
    void measure(String name, Duration time);

    /**
     * Reports that something is not as expected. The failure is counted; the bot goes on.
     *
     * @param problem what has happened, in one line. The report lists the first 100 different ones: leave out what differs
     *     from bot to bot
     */
    void fail(String problem);

    /** Ends the connection: what was sent is still delivered. The bot counts as one that has done its work. */
    void end();
}
