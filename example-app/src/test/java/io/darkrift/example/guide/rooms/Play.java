package io.darkrift.example.guide.rooms;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.MaxLength;

/** Asks for a match on a map. */
@DarkriftMessage(tag = 121, direction = Direction.CLIENT_TO_SERVER)
public record Play(@MaxLength(32) String map) {}
