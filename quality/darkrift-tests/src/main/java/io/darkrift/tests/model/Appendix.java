package io.darkrift.tests.model;

import io.darkrift.annotation.Appended;
import io.darkrift.annotation.Bits;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Quantized;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Components that older peers do not send. */
@DarkriftMessage(tag = 126)
public record Appendix(
        int first,
        @Appended int zero,
        @Appended(defaultValue = "-7") short given,
        @Appended(defaultValue = "0.5") float half,
        @Appended(defaultValue = "true") boolean flag,
        @Appended(defaultValue = "none") String text,
        @Appended(defaultValue = "BLUE") Colour colour,
        @Appended Point point,
        @Appended(defaultValue = "3") @Bits(4) int level,
        @Appended @Quantized(min = 0, max = 1, bits = 8) float tilt,
        @Appended List<String> names,
        @Appended int[] numbers,
        @Appended Map<Integer, Item> items,
        @Appended Optional<Item> pet,
        @Appended @Nullable String title,
        @Appended UUID account,
        @Appended(defaultValue = "'") char quote) {}
