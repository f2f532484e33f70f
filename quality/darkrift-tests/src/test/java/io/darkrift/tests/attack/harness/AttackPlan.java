package io.darkrift.tests.attack.harness;

import java.time.Duration;
import java.util.List;

/**
 * What is run: one attack, or many at once.
 *
 * @param name what it is called in the report
 * @param server how the server is set up
 * @param attacks the attacks. Each begins again until the time is over
 * @param network the second number of the addresses of the first attack; the others have those that follow
 * @param effort how hard they are
 * @param duration how long they last together
 * @param alone how long honest clients are alone before and after
 * @param honestClients how many clients play
 * @param messages how many messages each of them sends over each channel in a second
 * @param maxMillis a latency that is never too high
 * @param latencyDecides whether 99 of 100 messages have to come back within {@code maxMillis}, or three times what it
 *     took before
 */
public record AttackPlan(
        String name,
        ServerProfile server,
        List<Attack> attacks,
        int network,
        Effort effort,
        Duration duration,
        Duration alone,
        int honestClients,
        double messages,
        double maxMillis,
        boolean latencyDecides) {
    private static final int HONEST_CLIENTS = 10;
    private static final double MESSAGES = 20;

    /** The form of each build: the same code, for a moment. */
    public static AttackPlan brief(Attack attack, int network) {
        Effort effort = Effort.brief();
        return new AttackPlan(
                attack.name(),
                attack.server(),
                List.of(attack),
                network,
                effort,
                effort.duration(),
                Duration.ofMillis(100),
                HONEST_CLIENTS,
                MESSAGES,
                0,
                false);
    }

    /** The form that hurts. */
    public static AttackPlan full(Attack attack, int network, Duration duration, double maxMillis) {
        return new AttackPlan(
                attack.name(),
                attack.server(),
                List.of(attack),
                network,
                Effort.full(duration),
                duration,
                Duration.ofSeconds(4),
                HONEST_CLIENTS,
                MESSAGES,
                maxMillis,
                !attack.server().hasSlowHandlers());
    }
}
