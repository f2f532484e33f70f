package io.darkrift.example.guide.sessions;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

@DarkriftMessage(tag = 111, direction = Direction.SERVER_TO_CLIENT)
public record SignedIn(String name) {}
