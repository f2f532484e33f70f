package io.darkrift.example.guide.arena;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

@DarkriftMessage(tag = 102, direction = Direction.SERVER_TO_CLIENT)
public record LoginFailed(String reason) {}
