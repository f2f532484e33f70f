package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;

/** A message without components. */
@DarkriftMessage(tag = 115)
public record Empty() {}
