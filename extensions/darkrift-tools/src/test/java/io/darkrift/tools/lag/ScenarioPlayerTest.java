package io.darkrift.tools.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.testing.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios on a clock that the test moves. */
class ScenarioPlayerTest {
    private final FakeLoop loop = new FakeLoop();
    private final List<String> changes = new ArrayList<>();

    private void play(String text) {
        Scenario scenario = ScenarioParser.parse("test", text, Impairment.NONE, Impairment.NONE);
        new ScenarioPlayer(
                        scenario,
                        loop,
                        phase -> changes.add(loop.nanos() / 1_000_000 + " "
                                + phase.map(Phase::name).orElse("over")))
                .start();
        loop.run();
    }

    @Test
    void phases_begin_in_their_time() {
        play("a: 10s\nb: 5s cut\nc: 1ms\n");
        assertThat(changes).containsExactly("0 a");
        loop.advance(Duration.ofMillis(9_999));
        assertThat(changes).containsExactly("0 a");

        loop.advance(Duration.ofSeconds(10));

        assertThat(changes).containsExactly("0 a", "10000 b", "15000 c", "15001 over");
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void phases_are_repeated_a_number_of_times() {
        play("a: 1s\nb: 1s\nrepeat 2\n");
        loop.advance(Duration.ofSeconds(10));

        assertThat(changes).containsExactly("0 a", "1000 b", "2000 a", "3000 b", "4000 over");
    }

    @Test
    void phases_are_repeated_without_end() {
        play("a: 1s\nb: 1s\nrepeat\n");
        loop.advance(Duration.ofSeconds(1_000));

        assertThat(changes).hasSize(1_001).contains("1000000 a");
    }

    @Test
    void a_scenario_ends_with_the_loop() {
        play("a: 1s\nb: 1s\nrepeat\n");
        loop.end();
        loop.advance(Duration.ofSeconds(10));

        assertThat(changes).containsExactly("0 a", "1000 b");
    }
}
