package game.chat;

import io.darkrift.annotation.DarkriftMessage;

@DarkriftMessage(tag = 1)
public record Say(String text) {}
