package io.darkrift.tools.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.example.arena.RunningArena;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.LeakExtension;
import io.darkrift.tools.RecordedGame;
import io.darkrift.tools.ToolRun;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.capture.MessageJson;
import io.darkrift.tools.capture.Protocol;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakExtension.class)
class SniffCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_game_is_printed_message_by_message_with_its_values() throws Exception {
        try (RunningArena arena = new RunningArena();
                ToolRun sniff = ToolRun.start(
                        "sniff", arena.address(), "--listen", "127.0.0.1:0", "-j", RecordedGame.protocol())) {
            RecordedGame.play(sniff.port(), "ada\u001b[2J");
            sniff.awaitOut("#1 +ended by the client");
            sniff.stop();
            assertThat(sniff.exitCode()).isZero();
            assertThat(sniff.out())
                    .containsPattern("(?m)^ +0\\.\\d{6}  #1 +connected from 127\\.0\\.0\\.1:\\d+$")
                    .containsPattern("(?m)#1 +server  reliable    0  command  5 bytes$")
                    .containsPattern("(?m)#1 +client  reliable    200 Login  \\d+ bytes$")
                    .containsPattern("(?m)^ {14}version = 1  uint8$")
                    .contains("name = \"ada\\u001b[2J\"")
                    .contains("text = \"hello \\u001b[31mred\"")
                    .containsPattern("(?m)#1 +client  unreliable  207 Input  \\d+ bytes$")
                    .containsPattern("(?m)^ {14}entities\\[0]\\.x = -?\\d+")
                    .doesNotContain("\u001b");
            assertThat(sniff.err()).contains("Ctrl-C ends").containsPattern("printed \\d+ messages\\R");
        }
    }

    @Test
    void json_lines_can_be_read_back() throws Exception {
        try (RunningArena arena = new RunningArena();
                ToolRun sniff = ToolRun.start(
                        "sniff",
                        arena.address(),
                        "--listen=127.0.0.1:0",
                        "-j",
                        RecordedGame.protocol(),
                        "--json",
                        "--name=login,input",
                        "--from=client")) {
            RecordedGame.play(sniff.port(), "ada");
            sniff.awaitOut("\"ended\"");
            sniff.stop();
            List<String> lines = sniff.lines();
            assertThat(MessageJson.readHeader(lines.get(0)).server()).isEqualTo(arena.address());
            List<CapturedEvent> events = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                events.add(MessageJson.read(line));
            }
            assertThat(events).first().isInstanceOf(CapturedEvent.Connected.class);
            assertThat(events.stream()
                            .filter(CapturedMessage.class::isInstance)
                            .map(event -> ((CapturedMessage) event).tag()))
                    .startsWith(200, 207, 207, 207)
                    .containsOnly(200, 207);
            assertThat(sniff.out()).contains("{\"path\":\"name\",\"type\":\"", "\"value\":\"\\\"ada\\\"\"");
        }
    }

    @Test
    void unknown_tags_and_broken_payloads_show_where_reading_stopped_and_why() throws Exception {
        try (DarkriftServer server = RecordedGame.echo(message -> message);
                ToolRun sniff = ToolRun.start(
                        "sniff",
                        "127.0.0.1:" + server.port(),
                        "--listen=127.0.0.1:0",
                        "-j",
                        RecordedGame.protocol(),
                        "--hex",
                        "--from=client",
                        "--count=2")) {
            try (DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", sniff.port())) {
                client.send(Message.of(7, new byte[] {'h', 'i', 0x1b}));
                client.send(Message.of(206, new byte[] {0, 0, 0, 9, 0, 0, 0, 100, 'x'}));
                assertThat(sniff.exitCode()).isZero();
            }
            assertThat(sniff.out())
                    .contains("the protocol has no message with tag 7")
                    .contains("0000  00 00 07 68 69 1b")
                    .contains("...hi.")
                    .contains("player = 9")
                    .contains("text says that it has 100 bytes, and 1 are left");
        }
    }

    @Test
    void a_server_that_is_not_there_is_said() throws Exception {
        int closedPort;
        try (DarkriftServer server = RecordedGame.echo(message -> message)) {
            closedPort = server.port();
        }
        try (ToolRun sniff =
                ToolRun.start("sniff", "127.0.0.1:" + closedPort, "--listen=127.0.0.1:0", "--duration=30s")) {
            int port = sniff.port();
            DarkriftClient.builder().connectAsync("127.0.0.1", port).handle((client, failure) -> null);
            sniff.awaitOut(
                    "#1 +ended by the server: NETWORK_ERROR: the connection to the server failed: .*" + closedPort);
        }
    }

    @Test
    void messages_that_wait_for_a_slow_terminal_are_printed_when_it_is_stopped() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (DarkriftServer server = RecordedGame.echo(message -> message);
                ToolRun sniff = ToolRun.start(
                        out -> new SlowTerminal(out, slow),
                        "sniff",
                        "127.0.0.1:" + server.port(),
                        "--listen=127.0.0.1:0")) {
            RecordedGame.talk(sniff.port(), 20);
            sniff.interrupt();
            slow.countDown();
            assertThat(sniff.exitCode()).isZero();

            assertThat(sniff.lines().stream().filter(line -> line.contains("reliable    7 ")))
                    .hasSize(40);
        }
    }

    /** A terminal that prints nothing for a while. */
    private static final class SlowTerminal extends FilterWriter {
        private final CountDownLatch ready;

        SlowTerminal(Writer out, CountDownLatch ready) {
            super(out);
            this.ready = ready;
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            awaitReady();
            super.write(text, from, length);
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            awaitReady();
            super.write(text, from, length);
        }

        private void awaitReady() {
            boolean isInterrupted = false;
            while (ready.getCount() > 0) {
                try {
                    ready.await();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void wrong_usage_is_said_in_one_line() {
        assertThat(ToolRun.run("sniff", "localhost", "--name", "Input").err())
                .startsWith("darkrift sniff: --name needs to know the messages");
        assertThat(ToolRun.run("sniff", "localhost", "--count", "0").err()).startsWith("darkrift sniff: --count is 0");
        assertThat(ToolRun.run("sniff", "localhost", "--name", "Nobody", "-j", RecordedGame.protocol())
                        .err())
                .startsWith("darkrift sniff: the protocol has no message with the name 'Nobody'");
        assertThat(ToolRun.run("sniff", "localhost", "--listen-dialect", "auto").exitCode())
                .isEqualTo(2);
        assertThat(ToolRun.run("sniff", "localhost", "--from", "nobody").exitCode())
                .isEqualTo(2);
    }

    @Test
    void colours_are_for_terminals_alone() {
        StringWriter out = new StringWriter();
        EventPrinter printer = new EventPrinter(
                new PrintWriter(out), new Protocol(List.of()), new EventPrinter.Style(false, false, true));
        printer.print(new CapturedMessage(Duration.ZERO, 1, false, SendMode.RELIABLE, new byte[] {0, 0, 7}));
        assertThat(out.toString()).contains("\u001b[36mclient\u001b[0m");
    }

    @Test
    void a_recording_is_shown_as_it_was_seen() throws Exception {
        Path file = folder.resolve("a.jsonl");
        Files.writeString(file, """
                {"t":0.5,"connection":1,"event":"connected","peer":"1.2.3.4:5"}
                {"t":1.5,"connection":1,"from":"client","channel":"reliable","hex":"0000c900000007"}
                {"t":2,"connection":1,"from":"server","channel":"unreliable","hex":"400001abcd"}
                {"t":2.5,"connection":1,"event":"ended","from":"client","reason":"closed\\u001b[1m"}
                {"t":3,"conn""");
        ToolRun show = ToolRun.run("show", file.toString());
        assertThat(show.exitCode()).isZero();
        assertThat(show.out()).isEqualToNormalizingNewlines("""
                            0.500000  #1   connected from 1.2.3.4:5
                            1.500000  #1   client  reliable    201  7 bytes
                            2.000000  #1   server  unreliable  1  ping  5 bytes
                            2.500000  #1   ended by the client: closed\\u001b[1m
                        """);
        assertThat(show.err()).startsWith("note: " + file + " ends within a line");
        assertThat(ToolRun.run("show", file.toString(), "--tag=201", "-j", RecordedGame.protocol())
                        .out())
                .contains("201 LoggedIn", "player = 7", "the payload ends within resumeToken");
    }

    @Test
    void a_recording_is_cut_and_converted() throws Exception {
        Path file = folder.resolve("a.jsonl");
        Files.writeString(file, """
                {"t":0,"connection":1,"from":"server","channel":"reliable","hex":"8000000000"}
                {"t":1,"connection":2,"event":"connected","peer":"127.0.0.1:5000"}
                {"t":1,"connection":2,"from":"server","channel":"reliable","hex":"8000000001"}
                {"t":2,"connection":2,"from":"client","channel":"unreliable","hex":"00000701"}
                """);
        Path pcap = folder.resolve("a.pcap");
        assertThat(ToolRun.run("show", file.toString(), "-o", pcap.toString(), "--connection=2")
                        .exitCode())
                .isZero();
        ToolRun shown = ToolRun.run("show", pcap.toString());
        assertThat(shown.lines()).hasSize(3).allMatch(line -> line.contains("#1 "));
        assertThat(shown.out()).contains("client  unreliable  7  4 bytes");
        assertThat(ToolRun.run("show", file.toString(), "-o", pcap.toString()).exitCode())
                .isEqualTo(3);
    }

    @Test
    void what_is_not_a_recording_is_refused_in_one_line() throws Exception {
        Path file = folder.resolve("b.jsonl");
        Files.writeString(file, "hello\u001b[31m\n");
        ToolRun garbage = ToolRun.run("show", file.toString());
        assertThat(garbage.exitCode()).isEqualTo(3);
        assertThat(garbage.err())
                .isEqualToNormalizingNewlines("darkrift: " + file
                        + " is not a capture: expected a JSON object, and \"hello\\u001b[31m\" arrived\n");
        Files.writeString(file, "{\"t\":1}\n{\"t\":1}\n");
        assertThat(ToolRun.run("show", file.toString()).err()).contains("b.jsonl, line 1: ");
        assertThat(ToolRun.run("show", folder.resolve("missing").toString()).err())
                .contains("does not exist");
        assertThat(ToolRun.run("show", folder.toString()).exitCode()).isEqualTo(3);
    }
}
