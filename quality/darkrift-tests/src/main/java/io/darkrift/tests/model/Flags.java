package io.darkrift.tests.model;

import io.darkrift.annotation.Bool;
import io.darkrift.annotation.DarkriftMessage;
import java.util.List;

/** Booleans between others, and packed. */
@DarkriftMessage(tag = 108)
public record Flags(
        boolean first, int between, @Bool boolean second, boolean[] packed, List<Boolean> list, boolean last) {}
