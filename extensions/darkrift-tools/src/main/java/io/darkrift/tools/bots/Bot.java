package io.darkrift.tools.bots;

import io.darkrift.connection.DisconnectInfo;
import java.time.Duration;

/**
 * Decides what one client of a load test does. The command {@code darkrift bots <server> --bot com.example.Shooter -j my.jar}
 * creates an object for each client, with the public constructor without parameters. The jar also has the messages: their
 * registry is loaded from it.
 *
 * <pre>{@code
 * public final class Shooter implements Bot {
 *     private int sequence;
 *
 *     public void connected(BotContext context) {
 *         context.send(new Login("bot " + context.number()));
 *     }
 *
 *     public void message(BotContext context, Object message) {
 *         if (message instanceof Rejected rejected) {
 *             context.fail("the login was rejected: " + rejected.reason());
 *         }
 *     }
 *
 *     public void tick(BotContext context) {
 *         context.send(new Input(++sequence, context.random().nextFloat()), SendMode.UNRELIABLE);
 *     }
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> The methods of one object are called one at a time, on the event loop of its connection: they must not
 * wait. Many bots share an event loop.
 *
 * <p><b>Errors.</b> An exception is counted, is shown once with its stack trace, and ends the connection of this bot. Others
 * go on.
 */
public interface Bot {
    /**
     * Handles the start: the connection is open.
     *
     * @param context sends messages and reports
     * @throws Exception if the bot fails
     */
    default void connected(BotContext context) throws Exception {}

    /**
     * Handles a message that has arrived. Answers to requests complete their futures instead.
     *
     * @param context sends messages and reports
     * @param message a record, or a {@link io.darkrift.message.Message} if the registry has no record for its tag
     * @throws Exception if the bot fails
     */
    default void message(BotContext context, Object message) throws Exception {}

    /**
     * Runs at regular times while the connection is open.
     *
     * @param context sends messages and reports
     * @throws Exception if the bot fails
     */
    default void tick(BotContext context) throws Exception {}

    /**
     * Handles the end of the connection, for whatever reason. Runs once.
     *
     * @param context reports; nothing can be sent any more
     * @param info how it has ended
     * @throws Exception if the bot fails
     */
    default void disconnected(BotContext context, DisconnectInfo info) throws Exception {}

    /**
     * Returns how often {@link #tick} is called. Asked once, when the connection is open.
     *
     * @return 1 millisecond to 1 hour; by default 50 milliseconds
     */
    default Duration tickInterval() {
        return Duration.ofMillis(50);
    }
}
