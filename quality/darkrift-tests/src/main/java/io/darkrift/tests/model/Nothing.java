package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftStruct;

/** A struct without components. */
@DarkriftStruct
public record Nothing() {}
