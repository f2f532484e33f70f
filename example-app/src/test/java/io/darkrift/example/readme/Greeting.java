package io.darkrift.example.readme;

import io.darkrift.annotation.DarkriftMessage;

@DarkriftMessage(tag = 10)
public record Greeting(String text) {}
