package game;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt16;
import java.util.List;

@DarkriftMessage(tag = 10)
public record PlayerState(
        @UInt16 int id,
        Vector position,
        Vector velocity,
        Team team,
        boolean alive,
        String name,
        Item weapon,
        Vector[] path,
        List<Vector> targets,
        List<Item> items,
        Team[] seen) {}
