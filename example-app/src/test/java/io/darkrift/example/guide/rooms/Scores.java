package io.darkrift.example.guide.rooms;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import java.util.Map;

@DarkriftMessage(tag = 123, direction = Direction.SERVER_TO_CLIENT)
public record Scores(int secondsLeft, Map<String, Integer> points) {}
