package io.darkrift.example.guide.arena;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import java.util.List;

@DarkriftMessage(tag = 104, direction = Direction.SERVER_TO_CLIENT)
public record Snapshot(int tick, List<Entity> entities) {}
