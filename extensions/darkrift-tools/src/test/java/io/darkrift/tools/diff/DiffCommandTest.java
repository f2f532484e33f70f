package io.darkrift.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.tools.RecordedGame;
import io.darkrift.tools.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    private Path folder;

    private int files;

    private String recording(String... lines) throws IOException {
        Path file = folder.resolve("recording" + ++files + ".jsonl");
        Files.write(file, List.of(lines));
        return file.toString();
    }

    private static String server(int connection, String channel, String hex) {
        return "{\"t\":1,\"connection\":" + connection + ",\"from\":\"server\",\"channel\":\"" + channel
                + "\",\"hex\":\"" + hex + "\"}";
    }

    private static String said(int player, char letter) {
        return server(1, "reliable", String.format("0000ce%08x00000002%02x00", player, (int) letter));
    }

    private static ToolRun diff(String left, String right, String... options) {
        List<String> args = new ArrayList<>(List.of("diff", left, right));
        args.addAll(Arrays.asList(options));
        return ToolRun.run(args.toArray(String[]::new));
    }

    @Test
    void the_same_messages_at_other_times_do_not_differ() throws Exception {
        ToolRun same = diff(recording(said(1, 'a')), recording(said(1, 'a').replace("\"t\":1", "\"t\":9")));
        assertThat(same.out()).isEqualToNormalizingNewlines("no differences: 1 messages are the same\n");
        assertThat(same.exitCode()).isZero();
    }

    @Test
    void missing_added_and_changed_messages_are_told_apart() throws Exception {
        String left = recording(said(1, 'a'), said(2, 'b'), server(1, "reliable", "000001ff"), said(3, 'c'));
        String right = recording(said(1, 'a'), said(2, 'x'), said(3, 'c'), server(1, "reliable", "000002"));
        ToolRun diff = diff(left, right);
        assertThat(diff.exitCode()).isEqualTo(1);
        assertThat(diff.out()).isEqualToNormalizingNewlines("""
                        connection 1, server, reliable: changed at 1.000000s: (tag 206, 13 bytes)
                            byte 11: 62 -> 78
                        connection 1, server, reliable: missing at 1.000000s: (tag 1, 4 bytes)
                        connection 1, server, reliable: added at 1.000000s: (tag 2, 3 bytes)
                        differences: 1 missing, 1 added, 1 changed; 2 are the same
                        """);
    }

    @Test
    void components_that_differ_are_named_and_escaped() throws Exception {
        ToolRun diff = diff(recording(said(1, 'a')), recording(said(1, '\u001b')), "-j", RecordedGame.protocol());
        assertThat(diff.out())
                .contains("changed at 1.000000s: Said (tag 206, 13 bytes)", "    text: \"a\" -> \"\\u001b\"");
    }

    @Test
    void components_can_be_ignored() throws Exception {
        String left = recording(said(1, 'a'), said(1, 'b'));
        String right = recording(said(2, 'a'), said(3, 'c'));
        ToolRun diff = diff(left, right, "-j", RecordedGame.protocol(), "--ignore", "Said.player");
        assertThat(diff.out())
                .contains("    text: \"b\" -> \"c\"", "1 changed; 1 are the same")
                .doesNotContain("player");
        assertThat(diff(left, right, "-j", RecordedGame.protocol(), "--ignore=player,text")
                        .exitCode())
                .isZero();
        assertThat(diff(left, right, "--ignore=player").err())
                .startsWith("darkrift diff: --ignore needs to know the messages");
        assertThat(diff(left, right, "--ignore=[[", "-j", RecordedGame.protocol())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void components_beside_those_that_are_ignored_still_count() throws Exception {
        String left =
                recording(server(1, "unreliable", "0000cf000000017f7f7f01").replace("server", "client"));
        String right =
                recording(server(1, "unreliable", "0000cf000000027f7f7f00").replace("server", "client"));
        String jar = RecordedGame.protocol();
        assertThat(diff(left, right, "-j", jar, "--ignore=sequence").out()).contains("shoots: true -> false");
        assertThat(diff(left, right, "-j", jar, "--ignore=sequence,shoots").exitCode())
                .isZero();
    }

    @Test
    void values_of_some_bits_are_ignored_without_those_that_share_their_byte() throws Exception {
        Path protocol = folder.resolve("bits.json");
        Files.writeString(protocol, """
                {"format": 2, "registry": "a.Registry", "messages": [{
                  "name": "a.Bits", "package": "a", "tag": 2, "direction": "BOTH", "components": [
                    {"name": "up", "type": {"type": "bits", "of": "bool", "bits": 1}},
                    {"name": "delta", "type": {"type": "bits", "of": "int", "bits": 3}},
                    {"name": "level", "type": {"type": "bits", "of": "uint", "bits": 4}}]}], "structs": [], "enums": [], "unions": [], "serializers": []}
                """);
        String left = recording(server(1, "reliable", "00000285"));
        String right = recording(server(1, "reliable", "000002d5"));
        String p = protocol.toString();
        assertThat(diff(left, right, "-p", p).out()).contains("    delta: 0 -> -3");
        assertThat(diff(left, right, "-p", p, "--ignore=delta").exitCode()).isZero();
        assertThat(diff(left, right, "-p", p, "--ignore=up,level").exitCode()).isEqualTo(1);
        assertThat(diff(left, recording(server(1, "reliable", "000002d6")), "-p", p, "--ignore=delta")
                        .out())
                .contains("    level: 5 -> 6")
                .doesNotContain("delta");
    }

    @Test
    void elements_of_sequences_are_ignored_by_an_empty_index() {
        assertThat(IgnoredPath.parse("entities[].x").covers("Snapshot", "entities[12].x"))
                .isTrue();
        assertThat(IgnoredPath.parse("entities[].x").covers("Snapshot", "entities[12].y"))
                .isFalse();
        assertThat(IgnoredPath.parse("Snapshot.entities").covers("Snapshot", "entities[1].x"))
                .isTrue();
        assertThat(IgnoredPath.parse("entities[3]").covers("Snapshot", "entities[3].x"))
                .isTrue();
        assertThat(IgnoredPath.parse("entities[3]").covers("Snapshot", "entities[33].x"))
                .isFalse();
        assertThat(IgnoredPath.parse("tick").covers("Snapshot", "tickCount")).isFalse();
        assertThat(IgnoredPath.parse("grid[][].x").covers("Map", "grid[1][2].x"))
                .isTrue();
    }

    @Test
    void the_order_of_unreliable_messages_can_be_ignored() throws Exception {
        String[] messages = {
            server(1, "unreliable", "00000101"),
            server(1, "unreliable", "00000102"),
            server(1, "unreliable", "00000102"),
            server(1, "unreliable", "00000103")
        };
        String left = recording(messages);
        String right = recording(messages[3], messages[1], messages[0], messages[2]);
        assertThat(diff(left, right).exitCode()).isEqualTo(1);
        assertThat(diff(left, right, "--ignore-order").exitCode()).isZero();
        String fewer = recording(messages[3], messages[1], messages[0]);
        assertThat(diff(left, fewer, "--ignore-order").out())
                .contains("missing at", "differences: 1 missing, 0 added, 0 changed; 3 are the same");
    }

    @Test
    void pings_and_commands_count_only_if_that_was_asked_for() throws Exception {
        String left = recording(server(1, "reliable", "8000000001"), server(1, "reliable", "400000abcd"));
        String right = recording(server(1, "reliable", "8000000002"), server(1, "reliable", "400000abce"));
        assertThat(diff(left, right).exitCode()).isZero();
        assertThat(diff(left, right, "--all").out()).contains("command", "ping", "2 changed");
    }

    @Test
    void only_some_differences_are_printed() throws Exception {
        String[] many = new String[50];
        Arrays.fill(many, server(1, "reliable", "000001"));
        ToolRun diff = diff(recording(many), recording(), "--max=3");
        assertThat(diff.lines()).hasSize(5).contains("... 47 more differences are not printed (--max 3)");
        assertThat(diff(recording(many), recording(), "--max=-1").exitCode()).isEqualTo(2);
    }

    @Test
    void files_that_cannot_be_read_are_said() throws Exception {
        ToolRun diff = diff(recording(said(1, 'a')), folder.resolve("missing").toString());
        assertThat(diff.exitCode()).isEqualTo(3);
        assertThat(diff.err()).hasLineCount(1).contains("does not exist");
    }
}
