package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** The client leaves its room. */
@DarkriftMessage(tag = 203, direction = Direction.CLIENT_TO_SERVER)
public record Leave() {}
