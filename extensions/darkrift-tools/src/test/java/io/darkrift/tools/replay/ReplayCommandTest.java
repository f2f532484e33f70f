package io.darkrift.tools.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.example.arena.RunningArena;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.LeakExtension;
import io.darkrift.tools.RecordedGame;
import io.darkrift.tools.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakExtension.class)
class ReplayCommandTest {
    @TempDir
    private Path folder;

    private String recordEcho(String ending) throws Exception {
        Path file = folder.resolve("echo" + ending);
        try (DarkriftServer server = RecordedGame.echo(message -> message);
                ToolRun record = ToolRun.start(
                        "record", "127.0.0.1:" + server.port(), "--listen=127.0.0.1:0", "-o", file.toString())) {
            RecordedGame.talk(record.port(), 20);
            RecordedGame.talk(record.port(), 10);
            record.stop();
        }
        return file.toString();
    }

    @Test
    void a_server_that_answers_as_recorded_does_not_differ() throws Exception {
        for (String ending : List.of(".jsonl", ".pcap")) {
            String file = recordEcho(ending);
            try (DarkriftServer server = RecordedGame.echo(message -> message)) {
                ToolRun replay = ToolRun.run(
                        "replay",
                        file,
                        "127.0.0.1:" + server.port(),
                        "--as-fast-as-possible",
                        "--compare",
                        "--wait=20s");
                assertThat(replay.out())
                        .as(replay.err())
                        .contains("replayed connections: 2, sent messages: 32, left out: 0")
                        .contains("messages of the server: 30 (recorded: 30)")
                        .contains("  7: 30 (recorded: 30)")
                        .contains("no differences: 30 messages are the same");
                assertThat(replay.exitCode()).isZero();
            }
        }
    }

    @Test
    void a_server_that_answers_otherwise_differs() throws Exception {
        String file = recordEcho(".jsonl");
        Path output = folder.resolve("replayed.jsonl");
        try (DarkriftServer server = RecordedGame.echo(
                message -> message.payload()[0] == 5 ? Message.of(7, new byte[] {5, 1, 9}) : message)) {
            ToolRun replay = ToolRun.run(
                    "replay",
                    file,
                    "127.0.0.1:" + server.port(),
                    "--speed=1000",
                    "--compare",
                    "--wait=20s",
                    "--output",
                    output.toString());
            assertThat(replay.exitCode()).isEqualTo(1);
            assertThat(replay.out())
                    .contains(
                            "connection 1, server, reliable: changed",
                            "byte 5: 02 -> 09",
                            "2 changed; 28 are the same");
        }
        ToolRun diff = ToolRun.run("diff", file, output.toString());
        assertThat(diff.out()).contains("2 changed; 58 are the same");
    }

    @Test
    void one_connection_of_a_recording_can_be_replayed() throws Exception {
        String file = recordEcho(".pcap");
        try (DarkriftServer server = RecordedGame.echo(message -> message)) {
            ToolRun replay = ToolRun.run(
                    "replay",
                    file,
                    "127.0.0.1:" + server.port(),
                    "--speed=1000",
                    "--connection=2",
                    "--compare",
                    "--wait=20s");
            assertThat(replay.exitCode()).as(replay.out() + replay.err()).isZero();
            assertThat(replay.out()).contains("replayed connections: 1, sent messages: 11");
        }
    }

    @Test
    void a_recording_of_the_arena_is_replayed() throws Exception {
        Path file = folder.resolve("arena.jsonl");
        try (RunningArena arena = new RunningArena();
                ToolRun record =
                        ToolRun.start("record", arena.address(), "--listen=127.0.0.1:0", "-o", file.toString())) {
            RecordedGame.play(record.port(), "ada");
            record.stop();
        }
        try (RunningArena arena = new RunningArena()) {
            ToolRun replay = ToolRun.run(
                    "replay",
                    file.toString(),
                    arena.address(),
                    "-j",
                    RecordedGame.protocol(),
                    "--speed=2",
                    "--in-step",
                    "--wait=20s");
            assertThat(replay.exitCode()).as(replay.err()).isZero();
            assertThat(replay.out()).contains("  201 LoggedIn: 1 (recorded: 1)", "  206 Said: 1 (recorded: 1)");
        }
    }

    @Test
    void a_recording_can_stand_in_for_the_server() throws Exception {
        Path file = folder.resolve("server.jsonl");
        Files.writeString(file, """
                {"t":5,"connection":1,"event":"connected","peer":"1.2.3.4:5"}
                {"t":5,"connection":1,"from":"server","channel":"reliable","hex":"8000000000"}
                {"t":5.01,"connection":1,"from":"server","channel":"reliable","hex":"00000701"}
                {"t":5.01,"connection":1,"from":"client","channel":"reliable","hex":"00000901"}
                {"t":5.02,"connection":1,"from":"server","channel":"unreliable","hex":"00000702"}
                {"t":5.03,"connection":2,"from":"server","channel":"reliable","hex":"00000703"}
                {"t":5.04,"connection":1,"from":"server","channel":"reliable","hex":"00000704"}
                {"t":5.05,"connection":1,"event":"ended","from":"server","reason":"closed"}
                """);
        try (ToolRun replay = ToolRun.start("replay", file.toString(), "--listen", "127.0.0.1:0")) {
            int port = replay.port();
            try (DarkriftClient first = DarkriftClient.builder().connect("127.0.0.1", port);
                    DarkriftClient second = DarkriftClient.builder().connect("127.0.0.1", port)) {
                assertThat(first.receive().payload()).containsExactly(1);
                Message unreliable = first.receive();
                assertThat(unreliable.payload()).containsExactly(2);
                assertThat(unreliable.sendMode()).isEqualTo(SendMode.UNRELIABLE);
                assertThat(first.receive().payload()).containsExactly(4);
                assertThat(first.closed().get(10, TimeUnit.SECONDS).reason()).isEqualTo(DisconnectInfo.Reason.PEER);
                assertThat(second.receive(Duration.ofSeconds(10)).payload()).containsExactly(3);
                second.send(Message.of(1));
            }
            replay.stop();
            assertThat(replay.exitCode()).isZero();
            assertThat(replay.out()).startsWith("clients: 2, sent messages: 4, received messages: ");
        }
    }

    @Test
    void ctrl_c_before_the_end_of_the_recording_has_an_exit_code_of_its_own() throws Exception {
        Path file = folder.resolve("long.jsonl");
        Files.writeString(file, """
                {"darkrift":"capture","version":1,"started":"2026-01-01T00:00:00Z","server":"localhost:4296"}
                {"t":0,"connection":1,"event":"connected","peer":"127.0.0.1:50000"}
                {"t":0.1,"connection":1,"from":"client","channel":"reliable","hex":"00000701"}
                {"t":3600,"connection":1,"from":"client","channel":"reliable","hex":"00000702"}
                """);
        CompletableFuture<Message> arrived = new CompletableFuture<>();
        try (DarkriftServer server = RecordedGame.echo(message -> {
                    arrived.complete(message);
                    return message;
                });
                ToolRun replay = ToolRun.start("replay", file.toString(), "127.0.0.1:" + server.port())) {
            arrived.get(20, TimeUnit.SECONDS);

            assertThat(replay.stop().exitCode()).isEqualTo(130);
            assertThat(replay.out()).startsWith("replayed connections: 1, sent messages: 1,");
        }
    }

    @Test
    void acknowledgements_and_commands_are_left_out_and_pings_are_sent() throws Exception {
        Path file = folder.resolve("pings.jsonl");
        Files.writeString(file, """
                {"t":0,"connection":1,"from":"server","channel":"reliable","hex":"8000000000"}
                {"t":0,"connection":1,"from":"client","channel":"reliable","hex":"400000aaaa"}
                {"t":0,"connection":1,"from":"client","channel":"reliable","hex":"600000bbbb"}
                {"t":0,"connection":1,"from":"client","channel":"reliable","hex":"800000"}
                {"t":0,"connection":1,"from":"client","channel":"unreliable","hex":"00000709"}
                """);
        try (DarkriftServer server = RecordedGame.echo(message -> message)) {
            ToolRun replay = ToolRun.run("replay", file.toString(), "127.0.0.1:" + server.port(), "--wait=0s");
            assertThat(replay.exitCode()).isZero();
            assertThat(replay.out()).contains("sent messages: 2, left out: 2 (acknowledgements and commands)");
        }
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line() throws Exception {
        String file = recordEcho(".jsonl");
        int closedPort;
        try (DarkriftServer server = RecordedGame.echo(message -> message)) {
            closedPort = server.port();
        }
        ToolRun refused = ToolRun.run("replay", file, "127.0.0.1:" + closedPort);
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).hasLineCount(1).startsWith("darkrift: ").contains(Integer.toString(closedPort));

        Path silent = folder.resolve("silent.jsonl");
        Files.writeString(silent, "{\"t\":0,\"connection\":1,\"event\":\"connected\",\"peer\":\"1.2.3.4:5\"}\n");
        assertThat(ToolRun.run("replay", silent.toString(), "127.0.0.1:" + closedPort, "--wait=20s")
                        .exitCode())
                .isEqualTo(3);

        assertThat(ToolRun.run("replay", file).err()).startsWith("darkrift replay: give either a server");
        assertThat(ToolRun.run("replay", file, "localhost", "--listen=127.0.0.1:0")
                        .exitCode())
                .isEqualTo(2);
        assertThat(ToolRun.run("replay", file, "localhost", "--speed=0").err())
                .startsWith("darkrift replay: --speed is 0.0");
        assertThat(ToolRun.run("replay", file, "localhost", "--ignore=tick").err())
                .startsWith("darkrift replay: --ignore needs");
        Path empty = Files.createFile(folder.resolve("empty.jsonl"));
        ToolRun nothing = ToolRun.run("replay", empty.toString(), "--listen=127.0.0.1:0");
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.err()).contains("has no connection to replay");
    }
}
