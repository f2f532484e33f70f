package io.darkrift.example;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.Int32;

/** A client asks the server to choose from these numbers. */
@DarkriftMessage(tag = 1, direction = Direction.CLIENT_TO_SERVER)
public record Choose(@Int32 int[] items) {}
