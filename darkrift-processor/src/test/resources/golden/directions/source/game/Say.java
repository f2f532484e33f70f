package game;

import io.darkrift.annotation.DarkriftMessage;

@DarkriftMessage(tag = Tags.SAY)
public record Say(String text) {}
