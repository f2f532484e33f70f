package game;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int32;

@DarkriftMessage(tag = 2)
public record Choice(@Int32 int item) {}
