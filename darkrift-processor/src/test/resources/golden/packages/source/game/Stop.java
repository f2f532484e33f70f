package game;

import io.darkrift.annotation.DarkriftMessage;

@DarkriftMessage(tag = 5)
public record Stop() {}
