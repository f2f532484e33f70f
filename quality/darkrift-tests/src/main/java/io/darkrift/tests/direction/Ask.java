package io.darkrift.tests.direction;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** A client asks. */
@DarkriftMessage(tag = 201, direction = Direction.CLIENT_TO_SERVER)
public record Ask(String text) {}
