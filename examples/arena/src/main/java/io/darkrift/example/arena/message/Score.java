package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftStruct;

/** The points of a player since the server was started. */
@DarkriftStruct
public record Score(String name, int points) {}
