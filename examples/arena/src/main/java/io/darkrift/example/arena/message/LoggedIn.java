package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** The client has logged in, or is back. With the token it can resume its session once. */
@DarkriftMessage(tag = 201, direction = Direction.SERVER_TO_CLIENT)
public record LoggedIn(int player, String resumeToken) {}
