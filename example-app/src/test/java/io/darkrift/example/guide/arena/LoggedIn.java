package io.darkrift.example.guide.arena;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt8;

@DarkriftMessage(tag = 101, direction = Direction.SERVER_TO_CLIENT)
public record LoggedIn(@UInt16 int entity, @UInt8 int ticksPerSecond) {}
