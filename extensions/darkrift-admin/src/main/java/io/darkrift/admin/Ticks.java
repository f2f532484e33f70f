package io.darkrift.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tick loops of a server, and what they did between the last two looks. Safe for use by any thread. */
final class Ticks {
    /** More loops than that are counted, and not shown. */
    static final int MAX_SHOWN = 1_000;

    private static final int MAX_PROBLEMS = 10;
    private static final double MILLIS = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * What all loops did between two looks.
     *
     * @param mean how long a tick took on average, in milliseconds; null if no tick has run
     * @param overruns how many ticks took longer than a step
     */
    record Sum(@Nullable Double mean, long overruns) {}

    /**
     * A loop, for the page. Times are in milliseconds; {@code mean} is that of the ticks between the last two looks, and null
     * if no tick has run.
     */
    record Shown(
            String name,
            int rate,
            long ticks,
            @Nullable Double mean,
            double longest,
            long overruns,
            long late,
            long skipped,
            double delay,
            double lag) {}

    private final List<Supplier<Stream<TickState>>> sources;
    private Map<Object, TickState> earlier = Map.of();
    private Map<Object, TickState> latest;

    Ticks(List<Supplier<Stream<TickState>>> sources) {
        this.sources = List.copyOf(sources);
        this.latest = states();
    }

    private Map<Object, TickState> states() {
        Map<Object, TickState> states = new IdentityHashMap<>();
        sources.forEach(source -> source.get().forEach(state -> states.put(state.loop(), state)));
        return states;
    }

    /** Looks at all loops. A loop that is new has done all that it did since the last look. */
    synchronized Sum look() {
        earlier = latest;
        latest = states();
        long ticks = 0;
        long work = 0;
        long overruns = 0;
        for (TickState state : latest.values()) {
            TickState before = earlier.get(state.loop());
            ticks += state.ticks() - (before == null ? 0 : before.ticks());
            work += state.work() - (before == null ? 0 : before.work());
            overruns += state.overruns() - (before == null ? 0 : before.overruns());
        }
        return new Sum(ticks == 0 ? null : work / MILLIS / ticks, overruns);
    }

    /** Returns how many loops there were at the last look. */
    synchronized int count() {
        return latest.size();
    }

    /** Returns the loops as of the last look: those with the most overruns, if they are too many. */
    synchronized List<Shown> shown() {
        return latest.values().stream()
                .sorted(Comparator.comparingLong(TickState::overruns)
                        .thenComparingLong(TickState::longest)
                        .reversed())
                .limit(MAX_SHOWN)
                .map(this::shown)
                .toList();
    }

    private Shown shown(TickState state) {
        TickState before = earlier.get(state.loop());
        long ticks = state.ticks() - (before == null ? 0 : before.ticks());
        long work = state.work() - (before == null ? 0 : before.work());
        return new Shown(
                state.name(),
                state.rate(),
                state.ticks(),
                ticks == 0 ? null : work / MILLIS / ticks,
                state.longest() / MILLIS,
                state.overruns(),
                state.late(),
                state.skipped(),
                state.delay() / MILLIS,
                state.lag() / MILLIS);
    }

    /** Returns which loops run no more as of now. */
    List<String> problems(Duration hangLimit) {
        List<String> problems = new ArrayList<>();
        int more = 0;
        for (TickState state : states().values()) {
            boolean hangs = Duration.ofNanos(state.lag()).compareTo(hangLimit) > 0;
            if ((state.ended() || hangs) && problems.size() == MAX_PROBLEMS) {
                more++;
            } else if (state.ended()) {
                problems.add("the tick loop " + state.name() + " has ended");
            } else if (hangs) {
                problems.add("the tick loop " + state.name() + " has not run for "
                        + TimeUnit.NANOSECONDS.toMillis(state.lag()) + " ms");
            }
        }
        if (more > 0) {
            problems.add(more + " more tick loops have not run, or have ended");
        }
        return problems;
    }
}
