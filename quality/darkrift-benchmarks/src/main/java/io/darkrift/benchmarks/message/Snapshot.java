package io.darkrift.benchmarks.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt32;

/**
 * M4, a lot of everything: 4,040 bytes with 64 players.
 *
 * @param tick when this was so
 * @param players all of them
 */
@DarkriftMessage(tag = 4)
public record Snapshot(@UInt32 long tick, PlayerState[] players) {}
