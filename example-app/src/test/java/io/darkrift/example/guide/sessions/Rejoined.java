package io.darkrift.example.guide.sessions;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

@DarkriftMessage(tag = 115, direction = Direction.SERVER_TO_CLIENT)
public record Rejoined(String name, String resumeToken) {}
