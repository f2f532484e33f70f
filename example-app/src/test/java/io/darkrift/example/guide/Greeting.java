package io.darkrift.example.guide;

import io.darkrift.annotation.DarkriftMessage;

@DarkriftMessage(tag = 10)
public record Greeting(String text) {}
