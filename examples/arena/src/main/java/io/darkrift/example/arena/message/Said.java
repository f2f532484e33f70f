package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** A line of chat of a player, or of the server as player 0. */
@DarkriftMessage(tag = 206, direction = Direction.SERVER_TO_CLIENT)
public record Said(int player, String text) {}
