package io.darkrift.example.guide;

import io.darkrift.annotation.DarkriftMessage;

@DarkriftMessage(tag = 13)
public record Chat(String text) {}
