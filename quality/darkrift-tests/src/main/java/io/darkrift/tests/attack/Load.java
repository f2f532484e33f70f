package io.darkrift.tests.attack;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** A message that the server handles, and does not answer. */
@DarkriftMessage(tag = 302, direction = Direction.CLIENT_TO_SERVER)
public record Load(byte[] bytes) {}
