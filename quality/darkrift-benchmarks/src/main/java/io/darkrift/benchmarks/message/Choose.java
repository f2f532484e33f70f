package io.darkrift.benchmarks.message;

import io.darkrift.annotation.DarkriftMessage;

/**
 * M2, numbers: 84 bytes with 20 of them.
 *
 * @param items the numbers to choose from
 */
@DarkriftMessage(tag = 2)
public record Choose(int[] items) {}
