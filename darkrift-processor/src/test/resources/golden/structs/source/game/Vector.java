package game;

import io.darkrift.annotation.DarkriftStruct;

@DarkriftStruct
public record Vector(float x, float y, float z) {}
