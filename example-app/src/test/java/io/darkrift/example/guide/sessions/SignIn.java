package io.darkrift.example.guide.sessions;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.MaxLength;
import io.darkrift.annotation.UInt16;

@DarkriftMessage(tag = 110, direction = Direction.CLIENT_TO_SERVER)
public record SignIn(@UInt16 int version, @MaxLength(64) String token) {}
