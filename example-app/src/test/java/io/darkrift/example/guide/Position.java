package io.darkrift.example.guide;

import io.darkrift.annotation.DarkriftStruct;

@DarkriftStruct
public record Position(float x, float y) {}
