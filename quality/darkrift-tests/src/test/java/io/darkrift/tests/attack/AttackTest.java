package io.darkrift.tests.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.tests.attack.harness.Attack;
import io.darkrift.tests.attack.harness.AttackPlan;
import io.darkrift.tests.attack.harness.AttackReport;
import io.darkrift.tests.attack.harness.AttackResult;
import io.darkrift.tests.attack.harness.AttackRun;
import io.darkrift.tests.attack.harness.ServerProcess;
import io.darkrift.tests.attack.harness.ServerProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attacks on a server as it is shipped, each with honest clients beside it. Attacks that want the same server share it in
 * each build; at length, each has its own.
 *
 * <p>System properties: {@code attack.duration} (such as PT15S; without it the brief form is run), {@code attack.only} (a
 * part of the name; the page gets only the results of all), {@code attack.page} (the page), {@code attack.p99} (milliseconds).
 */
@EnabledOnOs(OS.LINUX)
class AttackTest {
    private static final String DURATION = System.getProperty("attack.duration", "");
    private static final String ONLY = System.getProperty("attack.only", "");
    private static final double MAX_MILLIS = Double.parseDouble(System.getProperty("attack.p99", "250"));

    /** The second number of the addresses of the first attack: those below are the machine's and other tests'. */
    static final int FIRST_NETWORK = 20;

    private static AttackReport report;
    private static ServerProcess server;
    private static ServerProfile profile;

    /** Returns all attacks, those on the same server one after the other. */
    static List<Attack> all() {
        return Stream.of(
                        HandshakeAttacks.all(),
                        StreamAttacks.all(),
                        PayloadAttacks.all(),
                        ReaderAttacks.all(),
                        DatagramAttacks.all(),
                        LifecycleAttacks.all())
                .flatMap(List::stream)
                .toList();
    }

    static Stream<Attack> attacks() {
        Stream<Attack> chosen = all().stream().filter(attack -> attack.name().contains(ONLY));
        return isBrief() ? chosen.sorted((a, b) -> a.server().compareTo(b.server())) : chosen;
    }

    static boolean isBrief() {
        return DURATION.isBlank();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void honestClientsDoNotNotice(Attack attack) throws Exception {
        int network = FIRST_NETWORK + all().indexOf(attack);
        if (server == null || !isBrief() || profile != attack.server() || !server.isAlive()) {
            stop();
            server = ServerProcess.start(attack.server());
            profile = attack.server();
        }
        AttackPlan plan = isBrief()
                ? AttackPlan.brief(attack, network)
                : AttackPlan.full(attack, network, Duration.parse(DURATION), MAX_MILLIS);
        AttackResult result = new AttackRun(plan, server).run();
        report.add(result);
        assertThat(result.failures())
                .as(() -> attack + ": " + result + "\n" + server.lastLines())
                .isEmpty();
    }

    @BeforeAll
    static void prepareReport() throws IOException {
        report = newReport("results");
    }

    static AttackReport newReport(String part) throws IOException {
        return new AttackReport(Path.of(System.getProperty("attack.page", "../../docs/attacks.md")), part);
    }

    @AfterAll
    static void report() throws IOException {
        stop();
        if (!isBrief() && ONLY.isBlank()) {
            report.write();
        }
    }

    private static void stop() {
        if (server != null) {
            server.close();
        }
    }
}
