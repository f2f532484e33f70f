package io.darkrift.tools.bots.report;

import com.sun.management.OperatingSystemMXBean;
import io.darkrift.message.SendMode;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at the measurements now and then. For one thread. */
public final class Sampler {
    private static final int MAX_SAMPLES = 1_200;

    private final Measurements measurements;
    private final long begin = System.nanoTime();
    private final @Nullable OperatingSystemMXBean system =
            ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known ? known : null;
    private final long cpuBegin = cpuNanos();
    private final List<Sample> timeline = new ArrayList<>();
    private long last = begin;
    private long lastCpu = cpuBegin;
    private double[] lastVolumes = new double[4];
    private int perSample = 1;
    private int merged;

    /**
     * Creates a sampler, and begins to measure time.
     *
     * @param measurements what to look at
     */
    public Sampler(Measurements measurements) {
        this.measurements = measurements;
    }

    /**
     * Ends an interval.
     *
     * @return what has happened since the last call
     */
    public Sample sample() {
        long now = System.nanoTime();
        long cpu = cpuNanos();
        double seconds = Math.max(1e-3, (now - last) / 1e9);
        double[] volumes = new double[4];
        for (BotsReport.Volume volume : measurements.volumes()) {
            volumes[volume.sent() ? 0 : 1] += volume.messages();
            volumes[volume.sent() ? 2 : 3] += volume.bytes();
        }
        Percentiles times = measurements.roundTrips(SendMode.RELIABLE).interval();
        measurements.roundTrips(SendMode.UNRELIABLE).interval();
        Percentiles lag = measurements.lag().interval();
        Sample sample = new Sample(
                (now - begin) / 1e9,
                measurements.connected(),
                (volumes[0] - lastVolumes[0]) / seconds,
                (volumes[1] - lastVolumes[1]) / seconds,
                (volumes[2] - lastVolumes[2]) / seconds,
                (volumes[3] - lastVolumes[3]) / seconds,
                times.p50(),
                times.p99(),
                lag.count() == 0 ? 0 : lag.max(),
                partOfCpus(cpu - lastCpu, now - last),
                measurements.failures());
        last = now;
        lastCpu = cpu;
        lastVolumes = volumes;
        keep(sample);
        return sample;
    }

    /** Keeps a sample; a long run has samples of several seconds. */
    private void keep(Sample sample) {
        if (merged > 0 && merged < perSample) {
            int end = timeline.size() - 1;
            timeline.set(end, timeline.get(end).plus(sample));
            merged++;
            return;
        }
        if (timeline.size() == MAX_SAMPLES) {
            List<Sample> halved = new ArrayList<>();
            for (int i = 0; i < MAX_SAMPLES; i += 2) {
                halved.add(timeline.get(i).plus(timeline.get(i + 1)));
            }
            timeline.clear();
            timeline.addAll(halved);
            perSample *= 2;
        }
        timeline.add(sample);
        merged = 1;
    }

    private long cpuNanos() {
        return system == null ? -1 : system.getProcessCpuTime();
    }

    private double partOfCpus(long cpu, long nanos) {
        return system == null || cpuBegin < 0
                ? Double.NaN
                : Math.min(
                        1,
                        (double) cpu / Math.max(1, nanos) / Runtime.getRuntime().availableProcessors());
    }

    /**
     * Sums up. Rates are those until the last sample: what follows is the end of the run.
     *
     * @param setup what was run
     * @return all that was measured
     */
    public BotsReport report(BotsReport.Setup setup) {
        long nanos = Math.max(1, last - begin);
        measurements.roundTrips(SendMode.RELIABLE).interval();
        measurements.roundTrips(SendMode.UNRELIABLE).interval();
        measurements.lag().interval();
        measurements.connectTime().interval();
        Map<String, Percentiles> named = new TreeMap<>();
        measurements.named().forEach((name, durations) -> {
            durations.interval();
            named.put(name, durations.total());
        });
        return new BotsReport(
                setup,
                Math.max(1e-3, nanos / 1e9),
                measurements.attempts(),
                measurements.connects(),
                measurements.peak(),
                measurements.connectTime().total(),
                measurements.connectFailures(),
                measurements.volumes(),
                measurements.unsentMessages(),
                measurements.disconnects(),
                measurements.roundTrips(SendMode.RELIABLE).total(),
                measurements.unansweredPings(SendMode.RELIABLE),
                measurements.roundTrips(SendMode.UNRELIABLE).total(),
                measurements.unansweredPings(SendMode.UNRELIABLE),
                named,
                measurements.failures(),
                measurements.failureTexts(),
                measurements.errors(),
                measurements.errorTraces(),
                new BotsReport.Process(
                        measurements.lag().total(),
                        partOfCpus(lastCpu - cpuBegin, nanos),
                        measurements.skippedMessages(),
                        Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory()),
                List.copyOf(timeline));
    }
}
