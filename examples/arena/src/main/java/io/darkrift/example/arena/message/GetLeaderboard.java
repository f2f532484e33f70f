package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.message.Request;

/** The client asks for the best players since the server was started. */
@DarkriftMessage(tag = 210, direction = Direction.CLIENT_TO_SERVER)
public record GetLeaderboard() implements Request<Leaderboard> {}
