package io.darkrift.tools.bots.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.darkrift.example.arena.RunningArena;
import io.darkrift.message.Message;
import io.darkrift.secure.SecureListener;
import io.darkrift.secure.TlsIdentity;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.tools.RecordedGame;
import io.darkrift.tools.ToolRun;
import io.darkrift.tools.bots.ArenaBot;
import io.darkrift.tools.bots.Shooter;
import io.darkrift.transport.ServerTransport;
import io.darkrift.websocket.WebSocketListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bots on a server in this process. */
class BotsCommandTest {
    private static final String LOGIN = """
            {"send": "Login", "values": {"version": 1, "name": "bot {bot}", "resumeToken": ""}}
            {"wait": "LoggedIn", "timeout": "20s"}
            {"send": "Play", "values": {"room": 0}}
            {"wait": "Joined", "timeout": "20s"}
            """;

    @TempDir
    private Path folder;

    private static ServerTransport anywhere() {
        return Listener.bichannel(0).host("127.0.0.1");
    }

    private Path script(String text) throws IOException {
        return Files.writeString(folder.resolve("script.jsonl"), text);
    }

    private ToolRun bots(String server, String... options) {
        List<String> args = new ArrayList<>(List.of("bots", server, "--json", json().toString()));
        if (Stream.of(options).noneMatch(option -> option.startsWith("-d="))) {
            args.add("-d=50s");
        }
        args.addAll(List.of(options));
        return ToolRun.run(args.toArray(String[]::new));
    }

    private Path json() {
        return folder.resolve("report.json");
    }

    private JsonObject report() throws IOException {
        return JsonParser.parseString(Files.readString(json())).getAsJsonObject();
    }

    private static long messages(JsonObject report, String from, String name) {
        return Stream.of(report.getAsJsonArray("messages"))
                .flatMap(all -> all.asList().stream())
                .map(each -> each.getAsJsonObject())
                .filter(each -> each.get("from").getAsString().equals(from)
                        && each.has("name")
                        && each.get("name").getAsString().equals(name))
                .mapToLong(each -> each.get("messages").getAsLong())
                .sum();
    }

    @Test
    void a_script_logs_in_and_generated_messages_follow() throws IOException {
        try (RunningArena arena = new RunningArena()) {
            ToolRun run = bots(
                    arena.address(),
                    "-n=5",
                    "-d=2s",
                    "-j=" + RecordedGame.protocol(),
                    "--script=" + script(LOGIN),
                    "--send=Input=50/s",
                    "--unreliable=Input",
                    "--send=GetRooms",
                    "--send=Say=2",
                    "--rate=30",
                    "--ping-interval=50ms",
                    "--expect=Snapshot=20s");

            assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
            JsonObject report = report();
            assertThat(report.getAsJsonObject("connects").get("connected").getAsInt())
                    .isEqualTo(5);
            assertThat(messages(report, "client", "Login")).isEqualTo(5);
            assertThat(messages(report, "client", "Input")).isGreaterThan(20);
            assertThat(messages(report, "client", "Say")).isPositive();
            assertThat(messages(report, "server", "Snapshot")).isPositive();
            JsonObject measurements = report.getAsJsonObject("measurements");
            assertThat(measurements.keySet())
                    .contains("wait.LoggedIn", "wait.Joined", "request.GetRooms", "expect.Snapshot");
            assertThat(report.getAsJsonObject("rtt").get("count").getAsLong()).isPositive();
            assertThat(report.getAsJsonObject("rttUnreliable").get("count").getAsLong())
                    .isPositive();
            assertThat(arena.server().statistics().strikes()).isEmpty();
            assertThat(run.out())
                    .contains("connects                5 of 5 attempts")
                    .contains("x Input (207), unreliable, ")
                    .contains("check                   ok      failures>0: it is 0");
        }
    }

    @Test
    void bots_in_java_play_and_end_the_run() throws IOException {
        try (RunningArena arena = new RunningArena()) {
            ToolRun run = bots(
                    arena.address(),
                    "--count=4",
                    "--jar=" + RecordedGame.protocol(),
                    "--bot=" + ArenaBot.class.getName(),
                    "--fail-if=failures>0",
                    "--fail-if=measure.login.p99>20s",
                    "--fail-if=measure.login.count<4");

            assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
            JsonObject report = report();
            assertThat(report.getAsJsonObject("disconnects").get("LOCAL").getAsInt())
                    .isEqualTo(4);
            assertThat(report.getAsJsonObject("measurements").keySet()).contains("login", "rooms", "request.GetRooms");
            assertThat(messages(report, "client", "Play")).isEqualTo(4);
            assertThat(messages(report, "server", "Snapshot")).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void the_example_of_the_documentation_works() throws IOException {
        try (RunningArena arena = new RunningArena()) {
            ToolRun run = bots(
                    arena.address(),
                    "-n=2",
                    "-d=1s",
                    "-j=" + RecordedGame.protocol(),
                    "--bot=" + Shooter.class.getName());

            assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
            assertThat(report().getAsJsonObject("measurements").keySet()).contains("request.GetRooms");
        }
    }

    @Test
    void an_exception_ends_one_bot_and_is_shown_once() throws IOException {
        try (DarkriftServer server = DarkriftServer.builder().listen(anywhere()).start()) {
            ToolRun run = bots("127.0.0.1:" + server.port(), "-n=3", "--bot=" + ArenaBot.Throwing.class.getName());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).containsOnlyOnce("java.lang.IllegalStateException: out of luck");
            JsonObject failures = report().getAsJsonObject("failures");
            assertThat(failures.get("errors").getAsInt()).isEqualTo(3);
            assertThat(failures.getAsJsonObject("stackTraces").size()).isEqualTo(1);
            assertThat(run.out()).contains("FAILED  failures>0: it is 3");
        }
    }

    @Test
    void what_bots_report_is_counted_and_escaped() throws IOException {
        try (DarkriftServer server = DarkriftServer.builder().listen(anywhere()).start()) {
            ToolRun run = bots("127.0.0.1:" + server.port(), "-n=2", "--bot=" + ArenaBot.Complaining.class.getName());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("2 x not as expected\\u001b[2J").doesNotContain("\u001b");
        }
    }

    @Test
    void a_class_that_is_no_bot_is_refused() {
        ToolRun missing = bots("127.0.0.1:1", "--bot=com.example.Nobody");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err()).contains("there is no class com.example.Nobody: give the jar");
        assertThat(bots("127.0.0.1:1", "--bot=java.lang.String").err())
                .contains("java.lang.String does not implement io.darkrift.tools.bots.Bot");
        assertThat(bots("127.0.0.1:1", "--bot=" + ArenaBot.Private.class.getName())
                        .err())
                .contains("has no public constructor without parameters");
    }

    @Test
    void a_message_that_does_not_arrive_is_a_failure() throws IOException {
        try (DarkriftServer server = DarkriftServer.builder().listen(anywhere()).start()) {
            ToolRun run =
                    bots("127.0.0.1:" + server.port(), "-n=2", "-d=500ms", "--connect-rate=1000", "--expect=7=10ms");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("2 x tag-7 did not arrive within 10 ms");
        }
    }

    @Test
    void a_script_that_waits_in_vain_fails_and_ends() throws IOException {
        try (DarkriftServer server = DarkriftServer.builder().listen(anywhere()).start()) {
            ToolRun run = bots(
                    "127.0.0.1:" + server.port(),
                    "-n=2",
                    "--script=" + script("{\"send\": 3, \"hex\": \"00ff\"}{\"wait\": 4, \"timeout\": \"20ms\"}"));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("2 x step 2 (wait 4): tag 4 did not arrive within 20 ms");
        }
    }

    @Test
    void a_script_repeats_and_fills_in_the_number_of_the_bot() throws IOException {
        List<String> received = java.util.Collections.synchronizedList(new ArrayList<>());
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(anywhere())
                .onUnhandledMessage((client, message) -> {
                    received.add(message.tag() + ":" + java.util.HexFormat.of().formatHex(message.payload()));
                    client.send(Message.of(9));
                })
                .start()) {
            ToolRun run = bots(
                    "127.0.0.1:" + server.port(), "-n=2", "-j=" + RecordedGame.protocol(), "--script=" + script("""
                    {"steps": [
                      {"repeat": 3, "steps": [
                        {"send": "Play", "values": {"room": "{bot}"}},
                        {"wait": 9, "timeout": "20s"},
                        {"delay": "1ms", "upTo": "2ms"}]},
                      {"end": true},
                      {"send": 8, "hex": ""}]}
                    """));

            assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
            assertThat(received)
                    .containsExactlyInAnyOrder(
                            "202:00000001",
                            "202:00000001",
                            "202:00000001",
                            "202:00000002",
                            "202:00000002",
                            "202:00000002");
        }
    }

    @Test
    void a_server_that_disconnects_bots_makes_them_fail() throws IOException {
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(anywhere())
                .onUnhandledMessage((client, message) -> client.kick("enough"))
                .start()) {
            ToolRun run = bots(
                    "127.0.0.1:" + server.port(),
                    "-n=2",
                    "--script=" + script("{\"send\": 3, \"hex\": \"\"}{\"wait\": 4, \"timeout\": \"40s\"}"));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(report().getAsJsonObject("disconnects").get("PEER").getAsInt())
                    .isEqualTo(2);
            assertThat(run.out()).contains("2 x disconnected: PEER");
        }
    }

    @Test
    void a_server_that_answers_no_pings_is_named_so() throws IOException {
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(anywhere())
                .acknowledgePings(false)
                .onUnhandledMessage((client, message) -> {})
                .start()) {
            ToolRun run = bots(
                    "127.0.0.1:" + server.port(),
                    "-n=2",
                    "-d=1s",
                    "--connect-rate=1000",
                    "--ping-interval=10ms",
                    "--ping-timeout=20ms",
                    "--fail-if=rtt.p50>1s");

            assertThat(run.exitCode()).as("a metric that was not measured").isEqualTo(1);
            assertThat(run.out())
                    .contains("no answers to")
                    .contains("a C# server answers them only if its application does")
                    .contains("FAILED  rtt.p50>1s: nothing was measured");
        }
    }

    @Test
    void tls_and_websocket_work_as_bichannel_does() throws IOException {
        ServerTransport tls = SecureListener.over(Listener.bichannel(0).host("127.0.0.1"), TlsIdentity.development());
        try (DarkriftServer server = DarkriftServer.builder().listen(tls).start()) {
            ToolRun run = bots(
                    "tls://127.0.0.1:" + server.port(),
                    "-n=2",
                    "--trust=development",
                    "--script=" + script("{\"send\": 3, \"hex\": \"01\", \"unreliable\": true}{\"end\": true}"));
            assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
        }
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(WebSocketListener.port(0).host("127.0.0.1").anyOrigin())
                .start()) {
            ToolRun run = bots(
                    "ws://127.0.0.1:" + server.port(),
                    "-n=2",
                    "--script=" + script("{\"send\": 3, \"hex\": \"01\"}{\"end\": true}"));
            assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
        }
    }

    @Test
    void a_server_that_is_not_there_ends_with_3() throws IOException {
        int port = closedPort();
        ToolRun run = bots("127.0.0.1:" + port, "-n=3");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("no bot could connect to 127.0.0.1:" + port);
        assertThat(report().getAsJsonObject("connects")
                        .getAsJsonObject("failures")
                        .size())
                .isPositive();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.0.1", 0));
            return free.getLocalPort();
        }
    }

    @Test
    void ctrl_c_before_the_end_of_the_run_has_an_exit_code_of_its_own() {
        try (DarkriftServer server = DarkriftServer.builder().listen(anywhere()).start();
                ToolRun run = ToolRun.start("bots", "127.0.0.1:" + server.port(), "-n=1", "--duration=1h")) {
            await().until(() -> server.clients().size() == 1);

            assertThat(run.stop().exitCode()).isEqualTo(130);
            assertThat(run.out()).contains("connects ");
        }
    }

    @Test
    void the_same_seed_sends_the_same_values() throws IOException {
        assertThat(generatedRooms("1")).isEqualTo(generatedRooms("1")).isNotEqualTo(generatedRooms("2"));
    }

    /** Returns what two bots send as their first message. */
    private List<String> generatedRooms(String seed) throws IOException {
        List<String> received = java.util.Collections.synchronizedList(new ArrayList<>());
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(anywhere())
                .onUnhandledMessage((client, message) -> received.add(message.toString()))
                .start()) {
            bots(
                    "127.0.0.1:" + server.port(),
                    "-n=2",
                    "-j=" + RecordedGame.protocol(),
                    "--seed=" + seed,
                    "--script=" + script("{\"send\": \"Play\", \"values\": \"{random}\"}{\"end\": true}"));
        }
        return received.stream().sorted().toList();
    }
}
