package io.darkrift.example.guide;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt16;

@DarkriftMessage(tag = 12)
public record Move(@UInt16 int player, Position position) {}
