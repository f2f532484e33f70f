package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.Quantized;

/**
 * Something in the arena.
 *
 * @param id the number of the player, or a negative number of a shot
 * @param lastInput the sequence of the last input that moved it; 0 for a shot
 * @param x -50 to 50
 * @param y -50 to 50
 */
@DarkriftStruct
public record Entity(
        int id,
        int lastInput,
        @Quantized(min = -50, max = 50, bits = 16) float x,
        @Quantized(min = -50, max = 50, bits = 16) float y) {
    /** Returns whether it is a shot. */
    public boolean isShot() {
        return id < 0;
    }
}
