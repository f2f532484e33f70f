package io.darkrift.benchmarks.message;

import io.darkrift.annotation.DarkriftMessage;

/**
 * M1, the smallest: 4 bytes.
 *
 * @param item the number chosen
 */
@DarkriftMessage(tag = 1)
public record Choice(int item) {}
