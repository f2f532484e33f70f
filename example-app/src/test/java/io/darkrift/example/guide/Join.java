package io.darkrift.example.guide;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

@DarkriftMessage(tag = Tags.JOIN, direction = Direction.CLIENT_TO_SERVER)
public record Join(String name) {}
