package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import java.util.List;

/** The best players, the first one first. */
@DarkriftMessage(tag = 211, direction = Direction.SERVER_TO_CLIENT)
public record Leaderboard(List<Score> scores) {}
