package io.darkrift.tests.direction;

import io.darkrift.annotation.DarkriftMessage;

/** Anybody says so. */
@DarkriftMessage(tag = 203)
public record Rumour(String text) {}
