package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.MaxLength;
import io.darkrift.annotation.UInt8;

/** The first message of a client. */
@DarkriftMessage(tag = 200, direction = Direction.CLIENT_TO_SERVER)
public record Login(
        @UInt8 int version,
        @MaxLength(16) String name,
        @MaxLength(64) String resumeToken) {}
