package io.darkrift.tests.attack;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/** What a server sends of its own accord, or because it was asked to. */
@DarkriftMessage(tag = 305, direction = Direction.SERVER_TO_CLIENT)
public record Snapshot(byte[] bytes) {}
