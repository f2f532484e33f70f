package io.darkrift.example.guide.sessions;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.MaxLength;

@DarkriftMessage(tag = 114, direction = Direction.CLIENT_TO_SERVER)
public record Rejoin(
        @MaxLength(64) String name, @MaxLength(64) String resumeToken) {}
