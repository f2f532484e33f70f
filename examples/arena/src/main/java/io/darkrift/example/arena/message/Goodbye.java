package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** The last message before the server disconnects a client, with the reason. */
@DarkriftMessage(tag = 209, direction = Direction.SERVER_TO_CLIENT)
public record Goodbye(String reason) {}
