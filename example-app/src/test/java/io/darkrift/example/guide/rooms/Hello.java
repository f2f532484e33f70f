package io.darkrift.example.guide.rooms;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.MaxLength;

@DarkriftMessage(tag = 120, direction = Direction.CLIENT_TO_SERVER)
public record Hello(@MaxLength(32) String name) {}
