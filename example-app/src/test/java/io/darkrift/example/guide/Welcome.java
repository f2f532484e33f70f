package io.darkrift.example.guide;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.UInt16;

@DarkriftMessage(tag = Tags.WELCOME, direction = Direction.SERVER_TO_CLIENT)
public record Welcome(@UInt16 int players) {}
