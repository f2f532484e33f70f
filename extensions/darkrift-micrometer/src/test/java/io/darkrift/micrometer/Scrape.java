package io.darkrift.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A registry of Prometheus, and what a scrape of it says. */
final class Scrape {
    /** A clock that jumps: nothing that was read before is kept. */
    private static final class Jumping implements Clock {
        private final AtomicLong nanos = new AtomicLong();

        @Override
        public long wallTime() {
            return TimeUnit.NANOSECONDS.toMillis(monotonicTime());
        }

        @Override
        public long monotonicTime() {
            return nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        }
    }

    final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), new Jumping());

    String text() {
        return registry.scrape();
    }

    /** Returns all samples: the name with its labels, as in the text, and the value. */
    Map<String, Double> samples() {
        Map<String, Double> samples = new HashMap<>();
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            samples.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
        });
        return samples;
    }
}
