package io.darkrift.example.guide.arena;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.MaxLength;

@DarkriftMessage(tag = 100, direction = Direction.CLIENT_TO_SERVER)
public record Login(@MaxLength(64) String token) {}
