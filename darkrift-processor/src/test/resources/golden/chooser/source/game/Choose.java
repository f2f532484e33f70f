package game;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int32;

@DarkriftMessage(tag = 1)
public record Choose(@Int32 int[] items) {}
