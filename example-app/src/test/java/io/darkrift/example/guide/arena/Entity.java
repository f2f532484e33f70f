package io.darkrift.example.guide.arena;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.UInt16;

@DarkriftStruct
public record Entity(@UInt16 int id, int lastInput, float x, float y) {}
