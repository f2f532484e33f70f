package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.UInt16;

/** A struct of fixed size. */
@DarkriftStruct
public record Point(int x, @UInt16 int y, double z, boolean visible, Colour colour) {}
