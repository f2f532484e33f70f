package io.darkrift.example.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.darkrift.example.arena.message.Entity;
import io.darkrift.example.arena.message.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules, without a network. */
class WorldTest {
    private final World world = new World(new Random(7));

    private Entity entity(int id) {
        return world.entities().stream()
                .filter(entity -> entity.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private void steps(int ticks) {
        for (int i = 0; i < ticks; i++) {
            world.step();
        }
    }

    @Test
    void a_player_moves_at_one_speed_in_all_directions() {
        world.add(1);
        Entity before = entity(1);
        float towardsMiddle = before.x() > 0 ? -1 : 1;
        world.input(1, new Input(1, towardsMiddle, before.y() > 0 ? -1 : 1, 0, false));
        steps(World.TICKS_PER_SECOND);
        Entity after = entity(1);
        assertThat(Math.hypot(after.x() - before.x(), after.y() - before.y())).isCloseTo(World.SPEED, within(0.01));
        assertThat(after.lastInput()).isEqualTo(1);
    }

    @Test
    void an_input_that_comes_late_is_ignored() {
        world.add(1);
        world.input(1, new Input(2, 0, 0, 0, false));
        world.input(1, new Input(1, 1, 0, 0, false));
        Entity before = entity(1);
        steps(5);
        assertThat(entity(1)).isEqualTo(before);
    }

    @Test
    void nobody_leaves_the_arena() {
        world.add(1);
        world.input(1, new Input(1, 1, 1, 0, false));
        steps(60 * World.TICKS_PER_SECOND);
        assertThat(entity(1).x()).isEqualTo(World.SIZE);
        assertThat(entity(1).y()).isEqualTo(World.SIZE);
    }

    @Test
    void a_shot_that_is_aimed_at_a_player_hits_and_the_victim_is_placed_anew() {
        world.add(1);
        world.add(2);
        List<World.Hit> hits = new ArrayList<>();
        for (int sequence = 1; hits.isEmpty() && sequence < 2_000; sequence++) {
            Entity from = entity(1);
            Entity to = entity(2);
            float dx = to.x() - from.x();
            float dy = to.y() - from.y();
            float length = (float) Math.max(1, Math.hypot(dx, dy));
            world.input(1, new Input(sequence, dx / length, dy / length, (float) Math.atan2(dy, dx), true));
            hits.addAll(world.step());
        }
        assertThat(hits).containsExactly(new World.Hit(1, 2));
        assertThat(Math.hypot(
                        entity(1).x() - entity(2).x(), entity(1).y() - entity(2).y()))
                .isGreaterThan(World.RADIUS);
    }

    @Test
    void shots_end() {
        world.add(1);
        world.input(1, new Input(1, 0, 0, 0, true));
        steps(3);
        assertThat(world.entities()).anyMatch(Entity::isShot);
        world.input(1, new Input(2, 0, 0, 0, false));
        steps(40);
        assertThat(world.entities()).noneMatch(Entity::isShot);
    }

    @Test
    void players_without_inputs_are_idle() {
        world.add(1);
        world.add(2);
        steps(World.TICKS_PER_SECOND);
        world.input(2, new Input(1, 0, 0, 0, false));
        assertThat(world.idle(1)).containsExactly(1);
    }
}
