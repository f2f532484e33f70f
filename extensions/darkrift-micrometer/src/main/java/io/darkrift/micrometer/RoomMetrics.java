package io.darkrift.micrometer;

import io.darkrift.rooms.Rooms;
import io.darkrift.rooms.RoomsStatistics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

/**
 * The metrics of {@link Rooms}, and of the ticks of all rooms together. Their names begin with {@code darkrift.rooms}. Needs
 * {@code darkrift-rooms}. Safe for use by any number of threads.
 */
public final class RoomMetrics implements MeterBinder, AutoCloseable {
    private final Rooms<?> rooms;
    private final Tags tags;
    private final List<Meters<Rooms<?>>> bound = new CopyOnWriteArrayList<>();

    private RoomMetrics(Rooms<?> rooms, Iterable<? extends Tag> tags) {
        this.rooms = Objects.requireNonNull(rooms, "rooms");
        this.tags = Tags.of(tags);
    }

    /**
     * Returns the metrics of rooms.
     *
     * @param rooms the rooms
     * @return the metrics, which are not bound to a registry yet
     */
    public static RoomMetrics of(Rooms<?> rooms) {
        return of(rooms, List.of());
    }

    /**
     * Returns the metrics of rooms with labels.
     *
     * @param rooms the rooms
     * @param tags labels that tell them from others
     * @return the metrics, which are not bound to a registry yet
     */
    public static RoomMetrics of(Rooms<?> rooms, Iterable<? extends Tag> tags) {
        return new RoomMetrics(rooms, tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters<Rooms<?>> meters = new Meters<>(registry, rooms, tags);
        bound.add(meters);
        meters.gauge(
                "darkrift.rooms.open",
                null,
                "Rooms as of now",
                each -> each.statistics().rooms());
        meters.gauge(
                "darkrift.rooms.members",
                null,
                "Members of all rooms as of now",
                each -> each.statistics().members());
        counter(meters, "opened", "Rooms that were created", RoomsStatistics::created);
        counter(meters, "joins", "Members that have joined", RoomsStatistics::joins);
        counter(meters, "messages", "Messages that rooms have handled", RoomsStatistics::messages);
        counter(meters, "discarded", "Messages that rooms have discarded", RoomsStatistics::discarded);
        counter(meters, "unhandled", "Messages that no handler of a room was for", RoomsStatistics::unhandled);
        counter(meters, "errors", "Exceptions of the code of rooms", RoomsStatistics::errors);
        TickMetrics.bind(meters, rooms, Rooms::tickStatistics, "darkrift.rooms.tick.");
    }

    private static void counter(
            Meters<Rooms<?>> meters, String name, String description, ToLongFunction<RoomsStatistics> value) {
        meters.counter("darkrift.rooms." + name, null, description, each -> value.applyAsLong(each.statistics()));
    }

    /** Removes the metrics from their registries. The rooms are not closed. */
    @Override
    public void close() {
        bound.forEach(Meters::remove);
        bound.clear();
    }
}
