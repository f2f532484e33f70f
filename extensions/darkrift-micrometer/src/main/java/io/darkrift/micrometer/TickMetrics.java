package io.darkrift.micrometer;

import io.darkrift.rooms.TickLoop;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

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
        meters.add(FunctionTimer.builder(
                        "darkrift.tick.work",
                        loop,
                        each -> each.statistics().ticks(),
                        each -> each.statistics().totalWork().toNanos(),
                        TimeUnit.NANOSECONDS)
                .tags(tags)
                .description("Ticks, and how long they took")
                .register(registry));
        meters.gauge("darkrift.tick.rate", null, "Ticks per second that are wanted", TickLoop::ticksPerSecond);
        meters.gauge(
                "darkrift.tick.work.longest",
                "seconds",
                "How long the longest tick took",
                each -> each.statistics().longestWork().toNanos() / NANOS);
        meters.gauge(
                "darkrift.tick.delay.longest",
                "seconds",
                "How late a tick began at most",
                each -> each.statistics().longestDelay().toNanos() / NANOS);
        meters.counter(
                "darkrift.tick.late",
                null,
                "Ticks that began more than half a step late",
                each -> each.statistics().late());
        meters.counter(
                "darkrift.tick.overruns",
                null,
                "Ticks that took longer than a step",
                each -> each.statistics().overruns());
        meters.counter(
                "darkrift.tick.skipped",
                null,
                "Ticks that did not run",
                each -> each.statistics().skipped());
    }

    /** Removes the metrics from their registries. The loop is not closed. */
    @Override
    public void close() {
        bound.forEach(Meters::remove);
        bound.clear();
    }
}
