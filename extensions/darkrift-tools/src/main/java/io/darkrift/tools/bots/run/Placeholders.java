package io.darkrift.tools.bots.run;

import io.darkrift.protocol.MessageEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What scripts write in place of values: {@code {bot}}, {@code {random}} and {@code {random:1-6}}. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern RANGE = Pattern.compile("random:(-?[0-9]{1,18})-(-?[0-9]{1,18})");
    private static final String ANY = "{random}";

    private Placeholders() {}

    /** Returns whether a value is the same for all bots, each time. */
    static boolean isConstant(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(Placeholders::isConstant);
        }
        if (value instanceof List<?> list) {
            return list.stream().allMatch(Placeholders::isConstant);
        }
        return !(value instanceof String text) || !PLACEHOLDER.matcher(text).find();
    }

    /**
     * Fills in the values of a message.
     *
     * @param values the values by names
     * @param bot the number of the bot
     * @param random chooses random numbers
     * @return the values, without placeholders
     * @throws IllegalArgumentException if there is no such placeholder
     */
    static Map<String, @Nullable Object> fill(Map<?, ?> values, int bot, RandomGenerator random) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        values.forEach((name, value) -> filled.put((String) name, fillValue(value, bot, random)));
        return filled;
    }

    private static @Nullable Object fillValue(@Nullable Object value, int bot, RandomGenerator random) {
        if (value instanceof Map<?, ?> map) {
            return fill(map, bot, random);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> filled = new ArrayList<>();
            list.forEach(each -> filled.add(fillValue(each, bot, random)));
            return filled;
        }
        if (!(value instanceof String text)) {
            return value;
        }
        return text.equals(ANY)
                ? MessageEncoder.ANY
                : PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(text(match, bot, random)));
    }

    private static String text(MatchResult match, int bot, RandomGenerator random) {
        String name = match.group(1);
        if (name.equals("bot")) {
            return Integer.toString(bot);
        }
        if (name.equals("random")) {
            return Integer.toString(random.nextInt(Integer.MAX_VALUE));
        }
        Matcher range = RANGE.matcher(name);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    match.group() + " is not a placeholder: there are {bot}, {random} and {random:1-6}");
        }
        long least = Long.parseLong(range.group(1));
        long most = Long.parseLong(range.group(2));
        if (least > most) {
            throw new IllegalArgumentException(match.group() + " has no number: " + least + " is more than " + most);
        }
        return Long.toString(random.nextLong(least, most + 1));
    }
}
