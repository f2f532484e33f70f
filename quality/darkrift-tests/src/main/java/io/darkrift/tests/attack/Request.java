package io.darkrift.tests.attack;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/**
 * A message that is answered with a {@link Snapshot}.
 *
 * @param size the bytes of the answer
 * @param unreliable whether it goes over UDP
 */
@DarkriftMessage(tag = 304, direction = Direction.CLIENT_TO_SERVER)
public record Request(int size, boolean unreliable) {}
