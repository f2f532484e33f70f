package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt16;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values that may be absent. */
@DarkriftMessage(tag = 120)
public record Optionals(
        Optional<Integer> number,
        @UInt16 Optional<Integer> port,
        Optional<String> text,
        Optional<Boolean> flag,
        Optional<Point> point,
        Optional<Item> item,
        Optional<List<String>> names,
        Optional<int[]> numbers,
        List<Optional<Integer>> gaps,
        @Nullable String title,
        @Nullable @UInt16 Integer rank,
        @Nullable Colour colour,
        @Nullable UUID account,
        @Nullable Item pet,
        int @Nullable [] scores,
        @Nullable String[] lines,
        List<@Nullable Point> waypoints,
        int last) {}
