package io.darkrift.tools.lag;

import io.darkrift.tools.options.DurationConverter;
import io.darkrift.transport.memory.NetworkConditions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads conditions such as {@code latency=50ms}. What is wrong is an {@link IllegalArgumentException} in one line. */
final class ImpairmentParser {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");
    private static final Pattern RATE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)(B|kB|MB|bit|kbit|[mM]bit)");
    private static final Map<String, BigDecimal> BYTES = Map.of(
            "B", BigDecimal.ONE,
            "kB", BigDecimal.valueOf(1_000),
            "MB", BigDecimal.valueOf(1_000_000),
            "bit", new BigDecimal("0.125"),
            "kbit", BigDecimal.valueOf(125),
            "Mbit", BigDecimal.valueOf(125_000),
            "mbit", BigDecimal.valueOf(125_000));
    private static final BigInteger MAX_RATE = BigInteger.valueOf(1_000_000_000_000L);

    private ImpairmentParser() {}

    /**
     * Changes one condition.
     *
     * @param before the conditions that stay, except for one
     * @param word such as {@code loss=2%} or {@code cut}
     * @return the conditions
     */
    static Impairment apply(Impairment before, String word) {
        if (word.equals("cut")) {
            return new Impairment(before.conditions(), true);
        }
        int equals = word.indexOf('=');
        String value = word.substring(equals + 1);
        NetworkConditions now = before.conditions();
        return before.with(
                switch (equals < 0 ? "" : word.substring(0, equals)) {
                    case "latency" -> now.withLatency(time(value));
                    case "jitter" -> now.withJitter(time(value));
                    case "loss" -> now.withLoss(probability(value));
                    case "duplication" -> now.withDuplication(probability(value));
                    case "reordering" -> now.withReordering(probability(value));
                    case "bandwidth" -> now.withBytesPerSecond(bytesPerSecond(value));
                    default ->
                        throw new IllegalArgumentException("'" + word + "' is not a condition: give latency=50ms,"
                                + " jitter=10ms, loss=2%, duplication=1%, reordering=1%, bandwidth=512kbit or cut");
                });
    }

    /**
     * Changes several conditions.
     *
     * @param before the conditions that stay, except for those that are named
     * @param words conditions with commas between them
     * @return the conditions
     */
    static Impairment applyAll(Impairment before, String words) {
        Impairment now = before;
        for (String word : words.split(",", -1)) {
            now = apply(now, word.strip());
        }
        return now;
    }

    static Duration time(String value) {
        try {
            return new DurationConverter().convert(value);
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static double probability(String value) {
        Matcher matcher = PERCENT.matcher(value);
        BigDecimal percent = matcher.matches() ? new BigDecimal(matcher.group(1)) : BigDecimal.valueOf(-1);
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not a share: give 0% to 100%, with the percent sign, as in 2% or 0.5%");
        }
        return percent.movePointLeft(2).doubleValue();
    }

    static long bytesPerSecond(String value) {
        if (value.equals("unlimited")) {
            return NetworkConditions.UNLIMITED;
        }
        Matcher matcher = RATE.matcher(value);
        if (matcher.matches()) {
            BigInteger bytes = new BigDecimal(matcher.group(1))
                    .multiply(BYTES.get(matcher.group(2)))
                    .toBigInteger();
            if (bytes.signum() > 0 && bytes.compareTo(MAX_RATE) <= 0) {
                return bytes.longValue();
            }
        }
        throw new IllegalArgumentException(
                "'" + value + "' is not a bandwidth: give what passes in a second with one of"
                        + " the units bit, kbit, Mbit, B, kB or MB, as in 512kbit or 64kB, 1B to 1000000MB; or unlimited");
    }

    /** Reads a share of the command line. */
    static final class Probability implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            return checked(() -> probability(value));
        }
    }

    /** Reads a bandwidth of the command line. */
    static final class Rate implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            return checked(() -> bytesPerSecond(value));
        }
    }

    private static <T> T checked(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
