package io.darkrift.example.guide.rooms;

import io.darkrift.rooms.LeaveInfo;
import io.darkrift.rooms.Room;
import io.darkrift.rooms.RoomHandler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One match. Everything in it runs one piece at a time, so that its fields need no locks. */
final class Match implements RoomHandler<Player> {
    private static final int SECONDS = 60;

    private final Room<Player> room;
    private final Map<String, Integer> points = new LinkedHashMap<>();

    Match(Room<Player> room) {
        this.room = room;
        room.on(Tap.class, this::tap);
        room.startTicks(1, tick -> room.broadcast(new Scores(SECONDS - (int) tick, points)));
        room.schedule(Duration.ofSeconds(SECONDS), room::dispose);
    }

    private void tap(Player player, Tap tap) {
        points.merge(player.name(), Math.min(tap.strength(), 10), Integer::sum);
    }

    @Override
    public void joined(Player player) {
        points.put(player.name(), 0);
        if (room.size() == 4) {
            room.lock(); // nobody takes the seat of a player who leaves
        }
    }

    @Override
    public void left(Player player, LeaveInfo why) {
        points.remove(player.name());
    }
}
