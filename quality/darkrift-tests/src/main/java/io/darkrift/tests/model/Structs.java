package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import java.util.List;

/** Structs of fixed and varying size, nested, in arrays and lists. */
@DarkriftMessage(tag = 112)
public record Structs(
        Point point,
        Segment segment,
        Item item,
        Nothing nothing,
        Point[] points,
        List<Segment> segments,
        Item[] items,
        List<Item> itemList,
        @SuppressWarnings("DarkriftEmptyElements") Nothing[] nothings,
        int last) {}
