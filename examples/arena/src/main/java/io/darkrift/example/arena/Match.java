package io.darkrift.example.arena;

import io.darkrift.example.arena.message.Entity;
import io.darkrift.example.arena.message.Goodbye;
import io.darkrift.example.arena.message.Input;
import io.darkrift.example.arena.message.Joined;
import io.darkrift.example.arena.message.Said;
import io.darkrift.example.arena.message.Say;
import io.darkrift.example.arena.message.Snapshot;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.rooms.LeaveInfo;
import io.darkrift.rooms.Room;
import io.darkrift.rooms.RoomHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A room with a world. All of this runs one piece at a time, so that it needs no locks. */
final class Match implements RoomHandler<Player> {
    private static final int IDLE_SECONDS = 60;
    private static final int MAX_DATAGRAM = 1_200;
    private static final int HEADER_BYTES = 3;
    private static final int ENTITIES = entitiesThatFit();

    private final Room<Player> room;
    private final Scores scores;
    private final World world;
    private final Map<Integer, Player> players = new LinkedHashMap<>();

    Match(Room<Player> room, Scores scores, RandomGenerator random) {
        this.room = room;
        this.scores = scores;
        this.world = new World(random);
        room.on(Input.class, (player, input) -> world.input(player.id(), input));
        room.on(Say.class, (player, say) -> room.broadcast(new Said(player.id(), say.text())));
        room.startTicks(World.TICKS_PER_SECOND, this::tick);
    }

    /** Returns how many entities a datagram has room for. */
    private static int entitiesThatFit() {
        MessageRegistry messages = ArenaServer.MESSAGES;
        int none = messages.encode(new Snapshot(0, List.of())).size() + HEADER_BYTES;
        int one = messages.encode(new Snapshot(0, List.of(new Entity(0, 0, 0, 0))))
                        .size()
                + HEADER_BYTES;
        return (MAX_DATAGRAM - none) / (one - none);
    }

    @Override
    public void joined(Player player) {
        players.put(player.id(), player);
        world.add(player.id());
        Map<Integer, String> names = new LinkedHashMap<>();
        players.forEach((id, each) -> names.put(id, each.name()));
        room.broadcast(new Joined(room.id(), names));
    }

    @Override
    public void left(Player player, LeaveInfo why) {
        players.remove(player.id());
        world.remove(player.id());
        room.broadcast(new Said(0, player.name() + " has left"));
    }

    @Override
    public void suspended(Player player) {
        world.stop(player.id());
        room.broadcast(new Said(0, player.name() + " has lost the connection"), SendMode.RELIABLE, player);
    }

    @Override
    public void resumed(Player player) {
        room.broadcast(new Said(0, player.name() + " is back"));
    }

    private void tick(long tick) {
        for (World.Hit hit : world.step()) {
            Player shooter = players.get(hit.shooter());
            if (shooter != null) {
                scores.add(shooter.name());
                room.broadcast(new Said(
                        0, shooter.name() + " hits " + players.get(hit.victim()).name()));
            }
        }
        world.idle(IDLE_SECONDS)
                .forEach(id -> players.get(id)
                        .client()
                        .kick("idle", new Goodbye("no input for " + IDLE_SECONDS + " seconds")));
        sendSnapshots((int) tick);
    }

    /** Sends each entity in one datagram, and in each datagram as many as fit. */
    private void sendSnapshots(int tick) {
        List<Entity> entities = world.entities();
        for (int from = 0; from < entities.size(); from += ENTITIES) {
            int to = Math.min(from + ENTITIES, entities.size());
            room.broadcast(new Snapshot(tick, entities.subList(from, to)), SendMode.UNRELIABLE);
        }
    }
}
