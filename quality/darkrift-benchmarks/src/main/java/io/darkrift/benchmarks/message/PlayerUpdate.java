package io.darkrift.benchmarks.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt64;

/**
 * M3, a bit of everything: 63 bytes with a name of 12 characters. It has the components of {@link PlayerState}, which
 * as a struct can't be sent alone.
 *
 * @param id number of the player
 * @param x position
 * @param y position
 * @param z position
 * @param yaw direction
 * @param pitch direction
 * @param health what is left
 * @param tick when this was so
 * @param grounded whether the player stands
 * @param name of the player
 */
@DarkriftMessage(tag = 3)
public record PlayerUpdate(
        @UInt16 int id,
        float x,
        float y,
        float z,
        float yaw,
        float pitch,
        int health,
        @UInt64 long tick,
        boolean grounded,
        String name) {}
