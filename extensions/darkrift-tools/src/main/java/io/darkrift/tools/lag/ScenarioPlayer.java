package io.darkrift.tools.lag;

import io.darkrift.connection.LinkExecutor;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Announces the phases of a scenario in their time. On the event loop, except for {@link #start}. */
final class ScenarioPlayer {
    private final Scenario scenario;
    private final LinkExecutor loop;
    private final Consumer<Optional<Phase>> changes;
    private final long phaseCount;
    private long next;
    private long nextTime;

    /**
     * A scenario that has not begun.
     *
     * @param scenario the scenario
     * @param loop the clock
     * @param changes gets each phase when it begins, and nothing at the end of the last one
     */
    ScenarioPlayer(Scenario scenario, LinkExecutor loop, Consumer<Optional<Phase>> changes) {
        this.scenario = scenario;
        this.loop = loop;
        this.changes = changes;
        this.phaseCount = (long) scenario.rounds() * scenario.phases().size();
    }

    /** Begins with the first phase. On any thread. */
    void start() {
        loop.execute(() -> {
            nextTime = loop.nanos();
            step();
        });
    }

    private void step() {
        boolean over = scenario.rounds() != Scenario.FOREVER && next == phaseCount;
        if (over) {
            changes.accept(Optional.empty());
            return;
        }
        Phase phase = scenario.phases().get((int) (next % scenario.phases().size()));
        next++;
        // From the planned time on, so that delays do not add up.
        nextTime += phase.duration().toNanos();
        changes.accept(Optional.of(phase));
        try {
            loop.schedule(this::step, Math.max(0, nextTime - loop.nanos()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The command ends.
        }
    }
}
