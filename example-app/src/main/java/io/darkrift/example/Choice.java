package io.darkrift.example;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.Int32;

/** The server has chosen this number. */
@DarkriftMessage(tag = 2, direction = Direction.SERVER_TO_CLIENT)
public record Choice(@Int32 int item) {}
