package io.darkrift.benchmarks.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.message.Request;

/**
 * Asks for a number.
 *
 * @param item the number
 */
@DarkriftMessage(tag = 6)
public record GetChoice(int item) implements Request<Choice> {}
