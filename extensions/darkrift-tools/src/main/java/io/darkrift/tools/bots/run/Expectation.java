package io.darkrift.tools.bots.run;

import java.time.Duration;

/**
 * A message that each bot has to receive.
 *
 * @param tag its tag
 * @param name its name, or its tag in words
 * @param limit how long after connecting it may arrive
 */
record Expectation(int tag, String name, Duration limit) {}
