package io.darkrift.example.guide.rooms;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** The only move of this game. */
@DarkriftMessage(tag = 122, direction = Direction.CLIENT_TO_SERVER)
public record Tap(int strength) {}
