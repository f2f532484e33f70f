package io.darkrift.example.readme;

import io.darkrift.annotation.DarkriftMessage;

@DarkriftMessage(tag = 13)
public record Chat(String text) {}
