package io.darkrift.tools.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.transport.memory.NetworkConditions;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions and scenarios as users write them. */
class ScenarioParserTest {
    private static final Impairment BASE =
            Impairment.NONE.with(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(40)));

    private static Scenario parse(String text) {
        return ScenarioParser.parse("train.txt", text, BASE, BASE);
    }

    @Test
    void a_scenario_has_one_phase_a_line_whose_conditions_differ_from_the_options() {
        Scenario scenario = parse("""
                # A ride on a train.
                station: 10s
                crowded: 500ms loss=20%, down.bandwidth=512kbit   # at noon

                \t3s cut
                handoff: 2s disconnect up.latency=1s up.cut jitter=5ms
                """);

        assertThat(scenario.rounds()).isEqualTo(1);
        assertThat(scenario.phases())
                .extracting(Phase::name)
                .containsExactly("station", "crowded", "phase-3", "handoff");
        assertThat(scenario.phases().get(0)).isEqualTo(new Phase("station", Duration.ofSeconds(10), BASE, BASE, false));
        assertThat(scenario.phases().get(1).duration()).isEqualTo(Duration.ofMillis(500));
        assertThat(scenario.phases())
                .extracting(Phase::conditions)
                .containsExactly(
                        "latency=40ms",
                        "up latency=40ms loss=20%, down latency=40ms loss=20% bandwidth=64000B",
                        "latency=40ms cut",
                        "up latency=1000ms jitter=5ms cut, down latency=40ms jitter=5ms, disconnect");
    }

    @Test
    void a_scenario_can_be_repeated() {
        assertThat(parse("1s cut\n1s\nrepeat\n").rounds()).isEqualTo(Scenario.FOREVER);
        assertThat(parse("1s cut\r\n1s\r\nrepeat 3").rounds()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | train.txt has no phase: write one a line, as in 'tunnel: 3s cut'",
                "'# nothing' | train.txt has no phase",
                "'cut' | train.txt:1:1: 'cut' is not a duration: write it as in 500ms",
                "'1s\n  tunnel:' | train.txt:2:10: a duration is missing",
                "'a: 0s' | train.txt:1:4: a phase lasts at least 1ms, and not '0s'",
                "'a: 1s lose=3%' | train.txt:1:7: 'lose=3%' is not a condition: give latency=50ms",
                "'a: 1s  loss=3' | train.txt:1:8: '3' is not a share: give 0% to 100%",
                "'a: 1s loss=101%' | train.txt:1:7: '101%' is not a share",
                "'a: 1s loss=' | train.txt:1:7: '' is not a share",
                "'a: 1s up.bandwidth=1' | train.txt:1:7: '1' is not a bandwidth: give what passes in a second",
                "'a: 1s bandwidth=0kB' | train.txt:1:7: '0kB' is not a bandwidth",
                "'a: 1s latency=5' | train.txt:1:7: '5' is not a duration",
                "'a: 1s latency=25h' | train.txt:1:7: '25h' is out of range",
                "'a/b: 1s' | train.txt:1:1: 'a/b:' is not a name: it has 1 to 40 letters",
                "': 1s' | train.txt:1:1: ':' is not a name",
                "'1s up.disconnect' | train.txt:1:4: 'disconnect' is not a condition",
                "'repeat' | train.txt:1:1: there is nothing to repeat",
                "'1s\nrepeat\n1s' | train.txt:3:1: 'repeat' is the last line",
                "'1s\nrepeat 0' | train.txt:2:8: 'repeat' is followed by nothing, or by how often",
                "'1s\nrepeat 1000001' | train.txt:2:8: 'repeat' is followed",
                "'1s\nrepeat 2 times' | train.txt:2:10: 'repeat' is followed"
            })
    void what_is_wrong_is_reported_with_its_line_and_column(String text, String problem) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(text)).withMessageStartingWith(problem);
    }

    @Test
    void what_is_not_a_text_is_reported_in_one_line() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("\0\u001b[31m\u0007"))
                .withMessageMatching("train\\.txt:1:1: '\\P{Cntrl}+");
    }

    @Test
    void a_scenario_has_10000_phases_at_most() {
        assertThat(parse(String.join("\n", Collections.nCopies(10_000, "1s"))).phases())
                .hasSize(10_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(String.join("\n", Collections.nCopies(10_001, "1s"))))
                .withMessageContaining("train.txt:10001:1");
    }

    @ParameterizedTest
    @CsvSource({
        "8bit, 1",
        "512kbit, 64000",
        "1.5Mbit, 187500",
        "1mbit, 125000",
        "100B, 100",
        "64kB, 64000",
        "2MB, 2000000",
        "unlimited, 9223372036854775807"
    })
    void a_bandwidth_has_a_unit(String text, long bytes) {
        assertThat(ImpairmentParser.bytesPerSecond(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"latency=50ms jitter=7ms loss=0.5% duplication=100% reordering=12.25% bandwidth=64000B cut"})
    void conditions_are_printed_as_they_are_read(String text) {
        Impairment read = ImpairmentParser.applyAll(Impairment.NONE, text.replace(' ', ','));

        assertThat(read).hasToString(text);
        assertThat(Impairment.NONE).hasToString("normal");
    }
}
