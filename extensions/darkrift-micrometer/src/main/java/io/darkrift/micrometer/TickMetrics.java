package io.darkrift.micrometer;

import io.darkrift.rooms.TickLoop;
import io.darkrift.rooms.TickStatistics;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The metrics of a {@link TickLoop}. Their names begin with {@code darkrift.tick}. Needs {@code darkrift-rooms}. Safe for use
 * by any number of threads.
 */
public final class TickMetrics implements MeterBinder, AutoCloseable {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final TickLoop loop;
    private final Tags tags;
    private final List<Meters<TickLoop>> bound = new CopyOnWriteArrayList<>();

    private TickMetrics(String name, TickLoop loop) {
        this.loop = Objects.requireNonNull(loop, "loop");
        this.tags = Tags.of("loop", Objects.requireNonNull(name, "name"));
    }

    /**
     * Returns the metrics of a tick loop.
     *
     * @param name the value of the label {@code loop}, such as {@code world}
     * @param loop the tick loop
     * @return the metrics, which are not bound to a registry yet
     */
    public static TickMetrics of(String name, TickLoop loop) {
        return new TickMetrics(name, loop);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters<TickLoop> meters = new Meters<>(registry, loop, tags);
        bound.add(meters);
        meters.gauge("darkrift.tick.rate", null, "Ticks per second that are wanted", TickLoop::ticksPerSecond);
        bind(meters, loop, TickLoop::statistics, "darkrift.tick.");
    }

    /**
     * Registers the metrics of one loop, or of several together.
     *
     * @param meters where they are kept
     * @param measured what has the measurements
     * @param statistics returns the measurements
     * @param prefix what their names begin with
     */
    static <T> void bind(Meters<T> meters, T measured, Function<T, TickStatistics> statistics, String prefix) {
        meters.add(FunctionTimer.builder(
                        prefix + "work",
                        measured,
                        each -> statistics.apply(each).ticks(),
                        each -> statistics.apply(each).totalWork().toNanos(),
                        TimeUnit.NANOSECONDS)
                .tags(meters.tags())
                .description("Ticks, and how long they took")
                .register(meters.registry()));
        meters.gauge(
                prefix + "work.longest",
                "seconds",
                "The duration of the longest tick",
                each -> statistics.apply(each).longestWork().toNanos() / NANOS);
        meters.gauge(
                prefix + "delay.longest",
                "seconds",
                "The longest delay of a tick",
                each -> statistics.apply(each).longestDelay().toNanos() / NANOS);
        meters.counter(
                prefix + "late",
                null,
                "Ticks that began more than half a step late",
                each -> statistics.apply(each).late());
        meters.counter(
                prefix + "overruns",
                null,
                "Ticks that took longer than a step",
                each -> statistics.apply(each).overruns());
        meters.counter(
                prefix + "skipped",
                null,
                "Ticks that did not run",
                each -> statistics.apply(each).skipped());
    }

    /** Removes the metrics from their registries. The loop is not closed. */
    @Override
    public void close() {
        bound.forEach(Meters::remove);
        bound.clear();
    }
}
