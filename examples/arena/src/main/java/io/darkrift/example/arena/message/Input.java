package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.Quantized;

/**
 * What a player does from now on. Sent over UDP.
 *
 * @param sequence counts up: older inputs are ignored
 * @param moveX where to, -1 to 1
 * @param moveY where to, -1 to 1
 * @param aim where to shoot, in radians
 * @param shoots whether the trigger is pulled
 */
@DarkriftMessage(tag = 207, direction = Direction.CLIENT_TO_SERVER)
public record Input(
        int sequence,
        @Quantized(min = -1, max = 1, bits = 8) float moveX,
        @Quantized(min = -1, max = 1, bits = 8) float moveY,
        @Quantized(min = -3.2, max = 3.2, bits = 8) float aim,
        boolean shoots) {}
