package io.darkrift.example.readme;

import io.darkrift.annotation.DarkriftStruct;

@DarkriftStruct
public record Position(float x, float y) {}
