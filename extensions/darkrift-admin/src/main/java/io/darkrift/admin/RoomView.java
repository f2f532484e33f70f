package io.darkrift.admin;

import io.darkrift.micrometer.RoomMetrics;
import io.darkrift.rooms.Room;
import io.darkrift.rooms.RoomInfo;
import io.darkrift.rooms.Rooms;
import io.darkrift.rooms.TickLoop;
import io.darkrift.server.RemoteClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rooms of a server. Its classes are loaded only where there are rooms. */
interface RoomView {
    /**
     * A room.
     *
     * @param id its id
     * @param name its name
     * @param members how many seats are taken
     * @param maxMembers how many there are
     * @param locked whether it is locked
     * @param clients the ids of its members
     */
    record Shown(int id, String name, int members, int maxMembers, boolean locked, List<Integer> clients) {}

    /** Returns the public rooms. */
    List<Shown> rooms();

    /** Returns the tick loops of all rooms, private ones included. */
    Stream<TickState> ticks();

    /** Adds the metrics of the rooms to a registry. Returns what removes them. */
    Runnable bindMetrics(MeterRegistry registry);

    /** Returns the rooms of clients, by the id of the client. */
    default Map<Integer, String> byClient() {
        Map<Integer, String> all = new HashMap<>();
        for (Shown room : rooms()) {
            room.clients().forEach(id -> all.merge(id, room.name() + " #" + room.id(), (a, b) -> a + ", " + b));
        }
        return all;
    }

    /**
     * Those of the extension.
     *
     * @param <P> the type of the members
     * @param all the rooms
     * @param client finds the client of a member
     */
    record OfRooms<P>(Rooms<P> all, Function<? super P, ? extends RemoteClient> client) implements RoomView {
        @Override
        public List<Shown> rooms() {
            return all.list().stream().map(this::shown).toList();
        }

        @Override
        public Stream<TickState> ticks() {
            return all.all().stream().flatMap(OfRooms::ticks);
        }

        @Override
        public Runnable bindMetrics(MeterRegistry registry) {
            RoomMetrics metrics = RoomMetrics.of(all);
            metrics.bindTo(registry);
            return metrics::close;
        }

        private static Stream<TickState> ticks(Room<?> room) {
            List<TickLoop> loops = room.tickLoops();
            return IntStream.range(0, loops.size())
                    .mapToObj(
                            i -> TickState.ofRoom(i == 0 ? room.toString() : room + ", loop " + (i + 1), loops.get(i)));
        }

        private Shown shown(RoomInfo room) {
            List<Integer> clients = all.find(room.id()).map(Room::members).orElse(List.of()).stream()
                    .map(member -> client.apply(member).id())
                    .toList();
            return new Shown(room.id(), room.name(), room.members(), room.maxMembers(), room.locked(), clients);
        }
    }
}
