package io.darkrift.benchmarks.message;

import io.darkrift.annotation.DarkriftMessage;

/**
 * M5, text: 204 bytes with 100 characters.
 *
 * @param text what was said
 */
@DarkriftMessage(tag = 5)
public record Chat(String text) {}
