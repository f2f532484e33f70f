package io.darkrift.tests.model.awkward;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt8;
import java.util.List;

/** A message whose name something else has, too. */
@DarkriftMessage(tag = 118)
public record Checks(int first, @UInt8 int second, String text, int[] numbers, List<String> texts) {}
