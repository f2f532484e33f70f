package game.chat;

import io.darkrift.annotation.DarkriftMessage;

@DarkriftMessage(tag = 2)
record Whisper(String text) {}
