package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.MapKey;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt8;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps. */
@DarkriftMessage(tag = 121)
public record Dictionaries(
        Map<String, Integer> scores,
        @MapKey(UInt16.class) @UInt8 Map<Integer, Integer> ammunition,
        @MapKey(Text.class) @Text(TextEncoding.UTF_8) Map<String, String> translations,
        Map<Colour, Point> places,
        Map<Cell, Item> finds,
        Map<UUID, List<String>> friends,
        Map<Long, Map<Short, Boolean>> grid,
        Map<Integer, Optional<Item>> slots,
        Map<Integer, @Nullable String> notes,
        Optional<Map<Byte, Float>> weights,
        List<Map<Character, Double>> letters) {}
