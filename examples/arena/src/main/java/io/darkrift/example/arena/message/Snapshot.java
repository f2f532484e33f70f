package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import java.util.List;

/** Some of what is in the arena: as much as fits a datagram, each of use without the others. Sent over UDP. */
@DarkriftMessage(tag = 208, direction = Direction.SERVER_TO_CLIENT)
public record Snapshot(int tick, List<Entity> entities) {}
