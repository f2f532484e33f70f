package io.darkrift.tools.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.client.DarkriftClient;
import io.darkrift.example.arena.RunningArena;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.LeakExtension;
import io.darkrift.tools.RecordedGame;
import io.darkrift.tools.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakExtension.class)
class RecordCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_recording_in_either_format_has_the_same_messages() throws Exception {
        Path json = folder.resolve("a.jsonl");
        Path pcap = folder.resolve("a.pcap");
        try (RunningArena arena = new RunningArena();
                ToolRun outer = ToolRun.start(
                        "record",
                        arena.address(),
                        "--listen=127.0.0.1:0",
                        "-o",
                        json.toString(),
                        "-j",
                        RecordedGame.protocol());
                ToolRun inner = ToolRun.start(
                        "record", "127.0.0.1:" + outer.port(), "--listen=127.0.0.1:0", "-o", pcap.toString())) {
            RecordedGame.play(inner.port(), "ada");
            RecordedGame.play(inner.port(), "bob");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(json).split("\"event\":\"ended\"", -1).length == 3);
            inner.stop();
            outer.stop();
            assertThat(inner.exitCode()).isZero();
            assertThat(outer.err()).containsPattern("recorded \\d+ messages in ");
        }
        assertThat(Files.readString(json))
                .startsWith("{\"darkrift\":\"capture\",\"version\":1,\"started\":\"")
                .contains("\"name\":\"Login\"", "\"value\":\"\\\"bob\\\"\"", "\"event\":\"ended\"");
        ToolRun diff =
                ToolRun.run("diff", json.toString(), pcap.toString(), "--from=client", "--all", "--ignore-order");
        assertThat(diff.out()).as(diff.err()).startsWith("no differences: ");
        assertThat(diff.err()).isEmpty();
    }

    @Test
    void a_file_is_replaced_only_if_that_was_asked_for() throws Exception {
        Path file = folder.resolve("a.jsonl");
        Files.writeString(file, "precious");
        try (DarkriftServer server = RecordedGame.echo(message -> message)) {
            String address = "127.0.0.1:" + server.port();
            ToolRun refused = ToolRun.run("record", address, "--listen=127.0.0.1:0", "-o", file.toString());
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err())
                    .isEqualToNormalizingNewlines(
                            "darkrift: " + file + " exists: give another name, or --force to replace it\n");
            assertThat(file).hasContent("precious");
            ToolRun forced = ToolRun.run(
                    "record", address, "--listen=127.0.0.1:0", "-o", file.toString(), "--force", "--duration=10ms");
            assertThat(forced.exitCode()).isZero();
            assertThat(Files.readString(file)).startsWith("{\"darkrift\":");
        }
    }

    @Test
    void ctrl_c_before_the_count_is_reached_has_an_exit_code_of_its_own() throws Exception {
        Path file = folder.resolve("a.jsonl");
        try (DarkriftServer server = RecordedGame.echo(message -> message);
                ToolRun record = ToolRun.start(
                        "record",
                        "127.0.0.1:" + server.port(),
                        "--listen=127.0.0.1:0",
                        "-o",
                        file.toString(),
                        "--count=1000")) {
            RecordedGame.talk(record.port(), 20);

            assertThat(record.stop().exitCode()).isEqualTo(130);
            assertThat(record.err()).contains("recorded ");
        }
        assertThat(Files.readAllLines(file).stream().filter(line -> line.contains("\"tag\":7")))
                .hasSize(40);
    }

    @Test
    void it_ends_after_so_many_messages() throws Exception {
        Path file = folder.resolve("a.jsonl");
        try (DarkriftServer server = RecordedGame.echo(message -> message);
                ToolRun record = ToolRun.start(
                        "record",
                        "127.0.0.1:" + server.port(),
                        "--listen=127.0.0.1:0",
                        "-o",
                        file.toString(),
                        "--tag=7",
                        "--count=10")) {
            try (DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", record.port())) {
                for (int i = 0; i < 10; i++) {
                    client.send(Message.of(7));
                }
                assertThat(record.exitCode()).isZero();
            }
            assertThat(record.err()).contains("recorded 10 messages in ");
        }
        assertThat(Files.readAllLines(file).stream().filter(line -> line.contains("\"tag\":7")))
                .hasSize(10);
    }

    @Test
    void files_that_cannot_be_written_are_said_in_one_line() {
        assertThat(ToolRun.run("record", "localhost", "-o", "a.txt").err())
                .isEqualToNormalizingNewlines(
                        "darkrift: a.txt has an unknown ending: a recording is a file .jsonl or .pcap\n");
        ToolRun noFolder = ToolRun.run(
                "record", "localhost", "-o", folder.resolve("none/a.pcap").toString());
        assertThat(noFolder.exitCode()).isEqualTo(3);
        assertThat(noFolder.err()).contains("its folder does not exist");
        assertThat(ToolRun.run("record", "localhost").exitCode()).isEqualTo(2);
    }

    @Test
    void an_address_that_is_in_use_is_said_and_leaves_no_file() throws Exception {
        Path file = folder.resolve("a.jsonl");
        try (DarkriftServer server = RecordedGame.echo(message -> message)) {
            ToolRun record =
                    ToolRun.run("record", "localhost", "--listen=127.0.0.1:" + server.port(), "-o", file.toString());
            assertThat(record.exitCode()).isEqualTo(3);
            assertThat(record.err()).hasLineCount(1).contains(Integer.toString(server.port()));
        }
        assertThat(file).doesNotExist();
    }
}
