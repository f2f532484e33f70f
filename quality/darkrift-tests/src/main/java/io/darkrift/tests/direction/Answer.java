package io.darkrift.tests.direction;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** The server answers. */
@DarkriftMessage(tag = 202, direction = Direction.SERVER_TO_CLIENT)
public record Answer(String text) {}
