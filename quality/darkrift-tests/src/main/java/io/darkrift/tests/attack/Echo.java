package io.darkrift.tests.attack;

import io.darkrift.annotation.DarkriftMessage;

/**
 * What an honest client sends, and gets back.
 *
 * @param phase the phase of the measurement
 * @param nanos when it was due
 * @param unreliable whether it goes over UDP, both ways
 */
@DarkriftMessage(tag = 301)
public record Echo(int phase, long nanos, boolean unreliable) {}
