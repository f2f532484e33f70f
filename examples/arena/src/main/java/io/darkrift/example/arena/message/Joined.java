package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import java.util.Map;

/** The client is in a room, with these players. Sent again to everybody there when somebody joins. */
@DarkriftMessage(tag = 204, direction = Direction.SERVER_TO_CLIENT)
public record Joined(int room, Map<Integer, String> players) {}
