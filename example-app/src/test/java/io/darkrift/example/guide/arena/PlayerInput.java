package io.darkrift.example.guide.arena;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.Range;

@DarkriftMessage(tag = 103, direction = Direction.CLIENT_TO_SERVER)
public record PlayerInput(
        int sequence,
        @Range(min = -1, max = 1) float x,
        @Range(min = -1, max = 1) float y) {}
