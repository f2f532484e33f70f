package io.darkrift.example.guide.sessions;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.MaxLength;

@DarkriftMessage(tag = 113)
public record Say(@MaxLength(200) String text) {}
