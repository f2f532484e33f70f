package io.darkrift.tools.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.tools.ToolRun;
import io.darkrift.websocket.WebSocketDialer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as users run it. */
class LagCommandTest {
    private static final String STARTED = "clients connect to (?:ws://)?127\\.0\\.0\\.1:(\\d+)";

    @TempDir
    private Path folder;

    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private DarkriftServer server;

    @BeforeEach
    void startServer() {
        server = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .onUnhandledMessage((client, message) -> client.send(message, message.sendMode()))
                .start();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    private ToolRun start(String... options) {
        return startOn("127.0.0.1:0", options);
    }

    private ToolRun startOn(String listen, String... options) {
        List<String> args = new ArrayList<>(List.of("lag", "127.0.0.1:" + server.port(), "--listen", listen));
        args.addAll(List.of(options));
        return ToolRun.start(args.toArray(String[]::new));
    }

    private static int port(ToolRun lag) {
        return Integer.parseInt(lag.awaitOut(STARTED).group(1));
    }

    private DarkriftClient connect(ToolRun lag) throws InterruptedException {
        return DarkriftClient.builder().onUnhandledMessage(received::add).connect("127.0.0.1", port(lag));
    }

    private String scenario(String text) throws Exception {
        return Files.writeString(folder.resolve("scenario.txt"), text).toString();
    }

    @Test
    void the_round_trip_takes_at_least_the_latency_of_both_directions() throws Exception {
        try (ToolRun lag = start("--latency", "60ms", "--down", "latency=90ms", "--seed", "5", "--verbose");
                DarkriftClient client = connect(lag)) {
            for (SendMode mode : SendMode.values()) {
                Duration roundTrip = client.ping(Message.of(1), mode).get(20, TimeUnit.SECONDS);
                assertThat(roundTrip).isGreaterThanOrEqualTo(Duration.ofMillis(150));
            }
            lag.awaitOut("client 1 connected from \\S+ over bichannel$");
            client.closeAsync();
            lag.awaitOut("client 1 ended, by the client: PEER");

            assertThat(lag.stop().exitCode()).isZero();
            assertThat(lag.err()).isEmpty();
            assertThat(lag.out())
                    .containsPattern(
                            "^0\\.\\d{3} s clients connect to 127\\.0\\.0\\.1:\\d+, the server is 127\\.0\\.0\\.1:"
                                    + server.port() + ", seed 5: up latency=60ms, down latency=90ms\\R")
                    .containsPattern("\\Rconnections +1\\R");
        }
    }

    @Test
    void ctrl_c_before_the_duration_is_over_has_an_exit_code_of_its_own() {
        try (ToolRun lag = start("--duration", "1h")) {
            lag.awaitOut(STARTED);

            assertThat(lag.stop().exitCode()).isEqualTo(130);
            assertThat(lag.out()).containsPattern("\\Rconnections +0\\R");
        }
    }

    @Test
    void without_options_the_network_is_normal_and_the_seed_is_printed() {
        try (ToolRun lag = start()) {
            lag.awaitOut(", seed \\d+: normal$");
        }
    }

    @Test
    void browsers_connect_to_a_server_that_knows_bichannel_alone() throws Exception {
        try (ToolRun lag = startOn("ws://127.0.0.1:0");
                DarkriftClient client = DarkriftClient.builder()
                        .onUnhandledMessage(received::add)
                        .connect(WebSocketDialer.to("ws://127.0.0.1:" + port(lag) + "/Listener"))) {
            client.send(Message.of(9, new byte[] {1}));

            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo(Message.of(9, new byte[] {1}));
            assertThat(lag.out()).contains("clients connect to ws://127.0.0.1:");
        }
    }

    @Test
    void the_same_seed_loses_the_same_messages() throws Exception {
        List<Integer> first = survivors(11);

        assertThat(first.size()).isBetween(50, 150);
        assertThat(survivors(11)).isEqualTo(first);
        assertThat(survivors(12)).isNotEqualTo(first);
    }

    /** Sends 200 messages, one after the other, and returns those that come back. */
    private List<Integer> survivors(int seed) throws Exception {
        List<Integer> tags = new ArrayList<>();
        try (ToolRun lag = start("--up", "loss=50%", "--seed", String.valueOf(seed));
                DarkriftClient client = connect(lag)) {
            for (int tag = 1; tag <= 200; tag++) {
                client.send(Message.of(tag), SendMode.UNRELIABLE);
            }
            // Nothing changes the order: when one of these is back, all others are.
            await().until(() -> {
                client.send(Message.of(0), SendMode.UNRELIABLE);
                return received.stream().anyMatch(message -> message.tag() == 0);
            });
        }
        for (Message message = received.poll(); message != null; message = received.poll()) {
            if (message.tag() > 0) {
                tags.add(message.tag());
            }
        }
        return tags;
    }

    @Test
    void a_scenario_changes_the_conditions_and_prints_each_change() throws Exception {
        String file = scenario("open: 1ms\ntunnel: 300ms cut\nslow: 1ms up.latency=10ms\n");
        try (ToolRun lag = start("--scenario", file)) {
            lag.awaitOut("phase open for 0\\.001 s: normal$");
            lag.awaitOut("phase tunnel for 0\\.300 s: cut$");
            try (DarkriftClient client = connect(lag)) {
                lag.awaitOut("phase slow for 0\\.001 s: up latency=10ms, down normal$");
                lag.awaitOut("the scenario is over: normal$");
                client.send(Message.of(3));
                assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo(Message.of(3));
            }
        }
    }

    @Test
    void a_scenario_can_break_all_connections() throws Exception {
        String file = scenario("open: 1s\nbroken: 1ms disconnect\nrepeat\n");
        try (ToolRun lag = start("--scenario", file);
                DarkriftClient client = connect(lag)) {
            assertThat(client.closed().get(20, TimeUnit.SECONDS).isLoss()).isTrue();
            await().until(() -> server.clientCount() == 0);
        }
    }

    @Test
    void a_server_that_is_not_there_is_reported_once_and_counted() throws Exception {
        try (ToolRun lag = start("--duration", "1h")) {
            int port = port(lag);
            server.close();
            for (int i = 0; i < 2; i++) {
                assertThat(DarkriftClient.builder().connectAsync("127.0.0.1", port))
                        .failsWithin(Duration.ofSeconds(20));
            }
            assertThat(lag.stop().out())
                    .containsOnlyOnce("could not be connected to the server: ")
                    .containsPattern("refused by the server +2\\R");
        }
    }

    @Test
    void the_command_ends_after_its_duration() {
        ToolRun lag = start("--duration", "1ms");

        assertThat(lag.exitCode()).isZero();
        assertThat(lag.out()).contains("mean delay");
    }

    @Test
    void a_port_that_is_taken_is_an_error() {
        ToolRun lag = startOn("127.0.0.1:" + server.port());

        assertThat(lag.exitCode()).isEqualTo(3);
        assertThat(lag.err()).startsWith("darkrift: ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--latency | 5 | '5' is not a duration: write it as in 500ms",
                "--loss | 5 | '5' is not a share: give 0% to 100%, with the percent sign",
                "--loss | 120% | '120%' is not a share",
                "--bandwidth | 5kb | '5kb' is not a bandwidth",
                "--up | loss=2%,fog | --up: 'fog' is not a condition",
                "--down | latency=2 | --down: '2' is not a duration",
                "--seed | x | 'x'",
                "--listen-dialect | auto | --listen-dialect can't be auto"
            })
    void wrong_options_are_explained(String option, String value, String problem) {
        ToolRun lag = start(option, value);

        assertThat(lag.exitCode()).isEqualTo(2);
        assertThat(lag.err().lines().findFirst().orElseThrow()).contains(problem);
        assertThat(lag.out()).isEmpty();
    }

    @Test
    void a_wrong_scenario_is_explained_in_one_line() throws Exception {
        ToolRun lag = start("--scenario", scenario("a: 1s\nb: 2s lost=3%\n"));

        assertThat(lag.exitCode()).isEqualTo(3);
        assertThat(lag.err())
                .hasLineCount(1)
                .contains("scenario.txt:2:7: 'lost=3%' is not a condition: give latency=50ms, ");

        ToolRun missing = start("--scenario", folder.resolve("nothing.txt").toString());
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).hasLineCount(1).contains("nothing.txt");
    }

    @Test
    void the_help_has_every_option_and_examples() {
        ToolRun help = ToolRun.run("lag", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains(
                        "Usage: darkrift lag",
                        "--latency=<time>",
                        "--jitter",
                        "--loss",
                        "--duplication",
                        "--reordering")
                .contains("--bandwidth", "--up=<conditions>", "--down", "--scenario=<file>", "--seed", "--duration")
                .contains("--verbose", "--listen", "Examples:", "loss=20%", "Exit codes:");
    }
}
