package io.darkrift.tools.bots.run;

import io.darkrift.message.SendMode;
import io.darkrift.protocol.MessageDescription;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of message that each bot sends again and again.
 *
 * @param message what it is
 * @param mode the channel
 * @param perSecond how many each bot sends a second; 0 if it has a weight
 * @param weight its part among those that have weights; 0 if it has a rate
 */
record Sending(MessageDescription message, SendMode mode, double perSecond, double weight) {
    private static final Pattern SYNTAX =
            Pattern.compile("([^=]+?)(?:=([0-9]{1,9}(?:\\.[0-9]{1,9})?)(/s)?)?", Pattern.DOTALL);
    private static final double MAX = 10_000;

    /**
     * What the user wrote.
     *
     * @param name a name or a tag
     * @param number the rate or the weight
     * @param isRate whether it is a rate
     */
    record Option(String name, double number, boolean isRate) {
        /**
         * Reads an option.
         *
         * @param text such as {@code Input=20/s}, {@code Say=3} or {@code Say}
         * @return the option
         * @throws IllegalArgumentException if it is not valid
         */
        static Option parse(String text) {
            Matcher matcher = SYNTAX.matcher(text);
            double number = matcher.matches() && matcher.group(2) != null ? Double.parseDouble(matcher.group(2)) : 1;
            if (!matcher.matches() || !(number > 0 && number <= MAX)) {
                throw new IllegalArgumentException("'" + text
                        + "' is not a message to send: write it as in Input, Input=20/s for a rate, or Input=3 for a weight;"
                        + " a number is more than 0 and at most 10000");
            }
            return new Option(matcher.group(1).strip(), number, matcher.group(3) != null);
        }
    }
}
