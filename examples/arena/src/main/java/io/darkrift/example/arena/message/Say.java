package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.MaxLength;

/** A line of chat, for everybody in the room. */
@DarkriftMessage(tag = 205, direction = Direction.CLIENT_TO_SERVER)
public record Say(@MaxLength(100) String text) {}
