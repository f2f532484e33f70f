package io.darkrift.tests.attack;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;

/** A message whose handler throws an exception with the text in it. */
@DarkriftMessage(tag = 303, direction = Direction.CLIENT_TO_SERVER)
public record Fault(@Text(TextEncoding.UTF_8) String text) {}
