package io.darkrift.tools.bots.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.darkrift.message.SendMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured, and how it is shown. */
class ReportsTest {
    private final BotsReport full = Reports.full();

    @ParameterizedTest
    @CsvSource({
        "rtt.p50>19ms, true",
        "rtt.p50>21ms, false",
        "rtt.max>=30ms, true",
        "rtt.max>30.1ms, false",
        "rtt.max>30100us, false",
        "rtt.mean<0.02s, false",
        "rtt.unreliable.max>9ms, true",
        "loss>49%, true",
        "loss>50, false",
        "connect.max>5ms, true",
        "connects<2, false",
        "connect.failures>0, true",
        "disconnects>=1, true",
        "failures>4, true",
        "failures>5, false",
        "errors>1, true",
        "sent<2, false",
        "received<=1, true",
        "unsent>0, true",
        "lag.max>100ms, true",
        "measure.login.p99>49ms, true",
        "measure.login.count<1, false",
        "measure.nothing.p99>1h0, true",
        "measure.nothing.count<1, true"
    })
    void a_threshold_compares_a_metric(String text, boolean failed) {
        assertThat(Threshold.parse(text.replace("1h0", "1s")).check(full).failed())
                .isEqualTo(failed);
    }

    @Test
    void what_was_not_measured_has_failed() {
        BotsReport empty = Reports.empty();
        for (String condition : List.of("rtt.p99>1s", "loss>1%", "connect.p99<1s")) {
            Threshold.Result result = Threshold.parse(condition).check(empty);
            assertThat(result.failed()).isTrue();
            assertThat(result.toString()).isEqualTo("FAILED  " + condition + ": nothing was measured");
        }
        assertThat(Threshold.parse("failures>0").check(empty).failed()).isFalse();
    }

    @Test
    void each_metric_that_is_described_can_be_used() {
        for (String name : Metrics.describe().split(", ")) {
            String one = name.replace("p50|p90|p99|p999|mean|max", "p999").replace("<name>", "login");
            assertThat(Metrics.unit(one)).as(one).isPresent();
            assertThat(Metrics.value(one, full)).as(one).isNotNaN();
        }
    }

    @Test
    void the_text_has_what_was_measured_and_no_control_characters() {
        String text = TextReport.of(full, List.of());
        assertThat(text)
                .contains("2 of 3 attempts")
                .contains("2 x Input (7), unreliable, 20 B")
                .contains("50 % of 2 pings, there and back")
                .contains("login                   p50 50.0 ms")
                .contains("2 x java.lang.IllegalStateException")
                .contains("WARNING                 messages that were left out")
                .doesNotContain("\u0007");
    }

    @Test
    void the_json_has_null_for_what_was_not_measured() {
        JsonObject json = JsonParser.parseString(JsonReport.of(Reports.empty(), List.of()))
                .getAsJsonObject();
        assertThat(json.getAsJsonObject("rtt").get("p99").isJsonNull()).isTrue();
        assertThat(json.getAsJsonObject("rttUnreliable").get("loss").isJsonNull())
                .isTrue();
        JsonObject filled = JsonParser.parseString(JsonReport.of(
                        full, List.of(Threshold.parse("failures>0").check(full))))
                .getAsJsonObject();
        assertThat(filled.getAsJsonObject("rtt").get("max").getAsDouble()).isCloseTo(30, within(0.1));
        assertThat(filled.getAsJsonArray("messages").get(0).toString())
                .isEqualTo(
                        "{\"from\":\"client\",\"channel\":\"unreliable\",\"tag\":7,\"name\":\"Input\",\"messages\":2,"
                                + "\"bytes\":20}");
        assertThat(filled.getAsJsonArray("checks").get(0).toString())
                .isEqualTo("{\"failIf\":\"failures>0\",\"value\":5.0,\"failed\":true}");
        assertThat(filled.getAsJsonArray("timeline")).hasSize(3);
    }

    @Test
    void what_a_peer_or_a_bot_chooses_is_bounded() {
        Measurements measurements = new Measurements();
        for (int i = 0; i < 60_000; i++) {
            measurements.received(i, SendMode.RELIABLE, 3);
        }
        for (int i = 0; i < 500; i++) {
            measurements.failed("problem " + i);
            measurements.connectFailed("cause " + i);
        }
        BotsReport report = new Sampler(measurements).report(Reports.setup("s"));
        assertThat(report.volumes()).hasSizeLessThan(1_010);
        assertThat(report.messages(false)).isEqualTo(60_000);
        assertThat(report.failureTexts()).hasSizeLessThan(110).containsKey("(others)");
        assertThat(report.failures()).isEqualTo(1_000);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 101; i++) {
                        measurements.measured("name" + i, 1);
                    }
                })
                .hasMessageContaining("more than 100 names");
        assertThatThrownBy(() -> measurements.measured("a b", 1)).hasMessageContaining("a name has 1 to 60 letters");
        for (int i = 0; i < 100; i++) {
            RuntimeException error = new RuntimeException("error " + i);
            error.setStackTrace(new StackTraceElement[] {new StackTraceElement("A", "m", "A.java", i)});
            measurements.error(error);
        }
        assertThat(measurements.errorTraces()).hasSize(20);
        assertThat(measurements.errors()).isEqualTo(100);
    }

    @Test
    void a_long_run_has_a_bounded_timeline_of_equal_intervals() {
        Measurements measurements = new Measurements();
        Sampler sampler = new Sampler(measurements);
        for (int i = 0; i < 5_000; i++) {
            sampler.sample();
        }
        List<Sample> timeline = sampler.report(Reports.setup("s")).timeline();
        assertThat(timeline).hasSizeBetween(600, 1_200);
        assertThat(timeline).isSortedAccordingTo(java.util.Comparator.comparingDouble(Sample::seconds));
    }

    @Test
    void an_interval_of_two_has_the_worst_times_and_the_mean_of_rates() {
        Sample first = new Sample(1, 5, 10, 20, 30, 40, 1, 2, 3, 0.1, 1);
        Sample second = new Sample(2, 6, 20, 40, 60, 80, Double.NaN, 1, 5, Double.NaN, 2);
        assertThat(first.plus(second)).isEqualTo(new Sample(2, 6, 15, 30, 45, 60, 1, 2, 5, 0.1, 2));
    }

    @Test
    void a_terminal_has_lines_that_are_written_over() {
        Sample sample = new Sample(15, 5, 10, 20, 30, 40, 1.5, 2, 3, 0.1, 1);
        StringWriter terminal = new StringWriter();
        LiveView view = new LiveView(new PrintWriter(terminal), true, 10, Duration.ofSeconds(30));
        view.show(sample);
        view.show(sample);
        view.say("a notice");
        view.show(sample);
        assertThat(terminal.toString())
                .contains("[###############---------------] 15 of 30 s")
                .contains("RTT p50 1.50 ms, p99 2.00 ms, 1 failures")
                .containsOnlyOnce("\u001b[3A");

        StringWriter file = new StringWriter();
        new LiveView(new PrintWriter(file), false, 10, Duration.ofSeconds(30)).show(sample);
        assertThat(file.toString().strip())
                .isEqualTo("15 s: 5 of 10 connected, 10/s out, 20/s in, RTT p50 1.50 ms, p99 2.00 ms, 1 failures");
    }

    @Test
    void figures_have_units() {
        assertThat(List.of(Figures.millis(0.0123), Figures.millis(1.234), Figures.millis(12.34), Figures.millis(1_234)))
                .containsExactly("12 us", "1.23 ms", "12.3 ms", "1.23 s");
        assertThat(List.of(Figures.bytes(9), Figures.bytes(12_345), Figures.bytes(12_345_678)))
                .containsExactly("9 B", "12.3 kB", "12.3 MB");
        assertThat(Figures.printable("x".repeat(400))).hasSize(301);
    }
}
