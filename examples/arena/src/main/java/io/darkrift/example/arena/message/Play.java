package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** The client wants to play in a room, or with 0 in any room. */
@DarkriftMessage(tag = 202, direction = Direction.CLIENT_TO_SERVER)
public record Play(int room) {}
