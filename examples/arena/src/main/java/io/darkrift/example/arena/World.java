package io.darkrift.example.arena;

import io.darkrift.example.arena.message.Entity;
import io.darkrift.example.arena.message.Input;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The rules of the game. It knows nothing of connections, and has one thread at a time. */
final class World {
    static final int TICKS_PER_SECOND = 20;
    static final float SIZE = 50;
    static final float SPEED = 8;
    static final float SHOT_SPEED = 25;
    static final float RADIUS = 1;
    private static final float STEP = 1f / TICKS_PER_SECOND;
    private static final int RELOAD_TICKS = 8;
    private static final int SHOT_TICKS = 30;

    /** A player has hit another one. */
    record Hit(int shooter, int victim) {}

    private static final class Body {
        float x;
        float y;
        int reload;
        int idleTicks;
        Input input = new Input(0, 0, 0, 0, false);
    }

    private static final class Shot {
        final int id;
        final int shooter;
        float x;
        float y;
        final float dx;
        final float dy;
        int ticksLeft = SHOT_TICKS;

        Shot(int id, int shooter, Body from) {
            this.id = id;
            this.shooter = shooter;
            this.x = from.x;
            this.y = from.y;
            this.dx = (float) Math.cos(from.input.aim()) * SHOT_SPEED * STEP;
            this.dy = (float) Math.sin(from.input.aim()) * SHOT_SPEED * STEP;
        }
    }

    private final Map<Integer, Body> players = new LinkedHashMap<>();
    private final List<Shot> shots = new ArrayList<>();
    private final RandomGenerator random;
    private int lastShot;

    World(RandomGenerator random) {
        this.random = random;
    }

    void add(int player) {
        Body body = new Body();
        players.put(player, body);
        place(body);
    }

    void remove(int player) {
        players.remove(player);
    }

    /** Keeps the newest input: datagrams can arrive twice, and in any order. */
    void input(int player, Input input) {
        Body body = players.get(player);
        if (body != null && input.sequence() - body.input.sequence() > 0) {
            body.input = input;
            body.idleTicks = 0;
        }
    }

    /** A player who is not there stands still. */
    void stop(int player) {
        Body body = players.get(player);
        if (body != null) {
            body.input = new Input(body.input.sequence(), 0, 0, 0, false);
        }
    }

    /** Returns the players who have not sent an input for some time. */
    List<Integer> idle(int seconds) {
        return players.entrySet().stream()
                .filter(entry -> entry.getValue().idleTicks >= seconds * TICKS_PER_SECOND)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Moves everything by one tick. */
    List<Hit> step() {
        players.forEach(this::step);
        List<Hit> hits = new ArrayList<>();
        for (Iterator<Shot> each = shots.iterator(); each.hasNext(); ) {
            Shot shot = each.next();
            shot.x += shot.dx;
            shot.y += shot.dy;
            if (hits(shot, hits) || --shot.ticksLeft == 0 || outside(shot.x) || outside(shot.y)) {
                each.remove();
            }
        }
        return hits;
    }

    private void step(int id, Body body) {
        body.idleTicks++;
        float length = Math.max(1, (float) Math.hypot(body.input.moveX(), body.input.moveY()));
        body.x = clamp(body.x + body.input.moveX() / length * SPEED * STEP);
        body.y = clamp(body.y + body.input.moveY() / length * SPEED * STEP);
        if (body.reload > 0) {
            body.reload--;
        } else if (body.input.shoots()) {
            body.reload = RELOAD_TICKS;
            shots.add(new Shot(--lastShot, id, body));
        }
    }

    private boolean hits(Shot shot, List<Hit> hits) {
        for (Map.Entry<Integer, Body> entry : players.entrySet()) {
            Body body = entry.getValue();
            if (entry.getKey() != shot.shooter && Math.hypot(body.x - shot.x, body.y - shot.y) < RADIUS) {
                hits.add(new Hit(shot.shooter, entry.getKey()));
                place(body);
                return true;
            }
        }
        return false;
    }

    private void place(Body body) {
        body.x = random.nextFloat(-SIZE, SIZE);
        body.y = random.nextFloat(-SIZE, SIZE);
    }

    private static boolean outside(float position) {
        return Math.abs(position) > SIZE;
    }

    private static float clamp(float position) {
        return Math.max(-SIZE, Math.min(SIZE, position));
    }

    /** Returns all that there is to see. */
    List<Entity> entities() {
        List<Entity> all = new ArrayList<>(players.size() + shots.size());
        players.forEach((id, body) -> all.add(new Entity(id, body.input.sequence(), body.x, body.y)));
        shots.forEach(shot -> all.add(new Entity(shot.id, 0, shot.x, shot.y)));
        return all;
    }
}
