package io.darkrift.tests.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.tests.attack.harness.AttackPlan;
import io.darkrift.tests.attack.harness.AttackReport;
import io.darkrift.tests.attack.harness.AttackResult;
import io.darkrift.tests.attack.harness.AttackRun;
import io.darkrift.tests.attack.harness.Effort;
import io.darkrift.tests.attack.harness.ServerProcess;
import io.darkrift.tests.attack.harness.ServerProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * All attacks at once, beside many honest clients.
 *
 * <p>System properties: {@code attack.soak.duration} (such as PT30M), {@code attack.soak.clients}, {@code attack.page} (the
 * page that gets the result), {@code attack.duration} (without it, latency decides nothing, and the page stays as it is).
 */
@EnabledOnOs(OS.LINUX)
class AttackSoakTest {
    private static final Duration DURATION = Duration.parse(System.getProperty("attack.soak.duration", "PT3S"));
    private static final int CLIENTS = Integer.getInteger("attack.soak.clients", 20);

    /** How often each honest client sends a message over each channel in a second. */
    private static final double MESSAGES = 5;

    /** Together the attacks are as hard as one of them: they share the processors with honest clients and the server. */
    private static final Effort EFFORT = new Effort(Duration.ofSeconds(15), 0.02, 0.02);

    private static final Duration MAX_ALONE = Duration.ofSeconds(30);

    @Test
    void honestClientsDoNotNoticeAllAttacksAtOnce() throws Exception {
        AttackReport report = AttackTest.newReport("soak");
        Duration alone = DURATION.dividedBy(10);
        AttackPlan plan = new AttackPlan(
                "all at once, for " + DURATION + " beside " + CLIENTS + " honest clients",
                ServerProfile.SOAK,
                AttackTest.all(),
                AttackTest.FIRST_NETWORK,
                EFFORT,
                DURATION,
                alone.compareTo(MAX_ALONE) < 0 ? alone : MAX_ALONE,
                CLIENTS,
                MESSAGES,
                0,
                !AttackTest.isBrief());
        try (ServerProcess server = ServerProcess.start(plan.server())) {
            AttackResult result = new AttackRun(plan, server).run();
            if (!AttackTest.isBrief()) {
                report.add(result);
                report.write();
            }
            assertThat(result.failures())
                    .as(() -> result + "\n" + server.lastLines())
                    .isEmpty();
        }
    }
}
