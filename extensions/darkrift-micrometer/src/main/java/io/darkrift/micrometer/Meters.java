package io.darkrift.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The meters that one binder has registered with one registry. They hold their object weakly, as meters do.
 *
 * @param <T> what is measured
 */
final class Meters<T> {
    private final MeterRegistry registry;
    private final T measured;
    private final Tags tags;
    private final List<Meter> all = new ArrayList<>();

    Meters(MeterRegistry registry, T measured, Iterable<Tag> tags) {
        this.registry = registry;
        this.measured = measured;
        this.tags = Tags.of(tags);
    }

    MeterRegistry registry() {
        return registry;
    }

    Tags tags() {
        return tags;
    }

    void gauge(String name, @Nullable String unit, String description, ToDoubleFunction<T> value, String... more) {
        add(Gauge.builder(name, measured, value)
                .tags(tags.and(more))
                .baseUnit(unit)
                .description(description)
                .register(registry));
    }

    void counter(String name, @Nullable String unit, String description, ToDoubleFunction<T> value, String... more) {
        add(FunctionCounter.builder(name, measured, value)
                .tags(tags.and(more))
                .baseUnit(unit)
                .description(description)
                .register(registry));
    }

    synchronized <M extends Meter> M add(M meter) {
        all.add(meter);
        return meter;
    }

    synchronized void remove() {
        all.forEach(registry::remove);
        all.clear();
    }
}
