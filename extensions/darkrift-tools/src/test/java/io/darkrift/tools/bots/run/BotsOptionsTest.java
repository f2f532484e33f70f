package io.darkrift.tools.bots.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.example.arena.message.Input;
import io.darkrift.tools.ToolRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that make no sense are refused before anything is connected. */
class BotsOptionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --count=0                          | --count is 0: it is 1 to 5000
            --count=5001                       | --count is 5001: it is 1 to 5000
            --count=x                          | Invalid value for option '--count'
            --connect-rate=0                   | --connect-rate is 0.0: it is more than 0
            --count=100 --connect-rate=1       | 100 bots at 1.0 a second take 99.0 s to connect, and --duration is 30.0 s
            --duration=0s                      | --duration is 0: it is at least 1ms
            --duration=soon                    | 'soon' is not a duration
            --threads=0                        | --threads is 0: it is 1 to 64
            --rate=0                           | --rate is 0.0
            --send=Nobody                      | --send: there is no message Nobody: there are Login, LoggedIn,
            --send=9                           | --send: there is no description of tag 9
            --send=LoggedIn                    | --send: LoggedIn is sent by servers only
            --send=Input=0/s                   | --send: 'Input=0/s' is not a message to send
            --send=Input=x                     | --send: 'Input=x' is not a message to send
            --send=GetRooms --unreliable=GetRooms | --send: GetRooms is a request, which is sent reliably
            --send=Input --unreliable=Say      | --send: --unreliable names Say, which no --send names
            --unreliable=Input                 | --unreliable names messages of --send, and there are none
            --expect=Nobody                    | --expect: there is no message Nobody
            --expect=Snapshot=soon             | --expect: 'soon' is not a duration
            --expect=70000                     | --expect: tag 70000 is out of range
            --fail-if=rtt                      | --fail-if: 'rtt' is not a condition
            --fail-if=speed>1                  | --fail-if: 'speed' is not a metric: there are rtt.p50
            --fail-if=rtt.p99>5                | --fail-if: 'rtt.p99>5' has the wrong unit: this metric is a time
            --fail-if=failures>5%              | --fail-if: 'failures>5%' has the wrong unit: this metric is a number
            --bot=a.B --send=Input             | --bot can't be used with --script or --send
            """)
    void a_wrong_option_is_reported_in_one_line(String options, String message) throws Exception {
        String arena = Path.of(Input.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        List<String> args = new ArrayList<>(List.of("bots", "127.0.0.1:1", "-j", arena));
        args.addAll(Arrays.asList(options.split(" ")));
        ToolRun run = ToolRun.run(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines().findFirst().orElseThrow()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void help_has_examples_and_all_metrics() {
        ToolRun run = ToolRun.run("bots", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Usage: darkrift bots")
                .contains("Examples:")
                .contains("--bot com.example.Shooter")
                .contains("measure.<name>.count");
    }
}
