package io.darkrift.tools.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.ProtocolLock;
import io.darkrift.protocol.ReservedTag;
import io.darkrift.tools.RecordedGame;
import io.darkrift.tools.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribeTest {
    private static final String HEAD = "{\"format\": 2, \"registry\": \"a.Messages\", \"messages\": [";
    private static final String TAIL = """
            ], "structs": [
              {"name": "a.Point", "package": "a", "components": [
                {"name": "x", "type": {"type": "float32"}}, {"name": "y", "type": {"type": "float32"}}]}
            ], "enums": [
              {"name": "a.Gait", "package": "a", "doc": "How one walks.", "constants": [
                {"name": "WALK", "number": 0}, {"name": "RUN", "number": 1, "doc": "fast | furious"}], "unknown": "WALK"}
            ], "unions": [
              {"name": "a.Shape", "package": "a", "variants": [{"struct": "a.Point", "number": 3}]}
            ], "serializers": []}
            """;
    private static final String MOVE = """
            {"name": "a.Move", "package": "a", "tag": 7, "direction": "CLIENT_TO_SERVER", "doc": "Goes\\n  somewhere.",
              "components": [
                {"name": "to", "type": {"type": "struct", "name": "a.Point"}},
                {"name": "gait", "type": {"type": "bits", "of": "enum", "bits": 3, "name": "a.Gait"}},
                {"name": "loud", "type": {"type": "bits", "of": "bool", "bits": 1}},
                {"name": "name", "type": {"type": "text", "encoding": "UTF_8", "maxLength": 20}, "doc": "of the place"},
                {"name": "shape", "type": {"type": "union", "name": "a.Shape", "as": "uint8"}},
                {"name": "speed", "type": {"type": "int32", "min": 0, "max": 100}, "appended": true, "default": 10}]}
            """;
    private static final String ASK = """
            , {"name": "a.Ask", "package": "a", "tag": 8, "direction": "BOTH", "answer": "b.Answer", "components": [
                {"name": "flags", "type": {"type": "list", "element": {"type": "bool"}, "maxLength": 20}},
                {"name": "any", "type": {"type": "list", "element": {"type": "int16"}}}]}
            """;

    @TempDir
    private Path directory;

    private String file(String name, String messages) throws IOException {
        return Files.writeString(directory.resolve(name), HEAD + messages + TAIL)
                .toString();
    }

    @Test
    void a_protocol_is_listed_with_sizes_types_and_docs() throws IOException {
        ToolRun run = ToolRun.run("describe", "-p", file("p.json", MOVE + ASK), "--width", "120");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lines()).first().asString().matches("a\\.Messages, fingerprint \\p{XDigit}{16}");
        assertThat(run.lines())
                .anyMatch(line -> line.matches("7 Move +client to server +22 to 86 +Goes somewhere\\."))
                .anyMatch(line -> line.matches("  to +struct\\(Point\\) +8"))
                .anyMatch(line -> line.matches("  gait +bits\\(enum Gait, 3\\) +3 bits"))
                .anyMatch(line -> line.matches("  name +text\\(UTF_8\\) max 20 +4 to 64 +of the place"))
                .anyMatch(line -> line.matches("  shape +union\\(Shape, uint8\\) +9"))
                .anyMatch(line -> line.matches("  speed +int32 in 0\\.\\.100, appended, default 10 +4"))
                .anyMatch(line -> line.matches("8 Ask +both directions, answered with Answer +12 or more"))
                .anyMatch(line -> line.matches("  \\(request id\\) +uint32 +4"))
                .anyMatch(line -> line.matches("  flags +list\\(bool\\) max 20 +4 to 7"))
                .anyMatch(line -> line.matches("structs +type +bytes"))
                .anyMatch(line -> line.matches("Gait +unknown numbers are WALK +How one walks\\."))
                .anyMatch(line -> line.matches("  RUN +1 +fast \\| furious"))
                .anyMatch(line -> line.matches("  Point +3 +8"));
    }

    @Test
    void long_lines_are_wrapped() throws Exception {
        ToolRun run = ToolRun.run("describe", "-j", RecordedGame.protocol(), "--width", "60");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.lines())
                .hasSizeGreaterThan(30)
                .allMatch(line -> line.length() <= 60 || line.contains("fingerprint"));
        assertThat(run.out()).contains("207 Input").contains("212 GetRooms");
    }

    @Test
    void the_bytes_of_a_message_are_listed() throws IOException {
        String file = file("p.json", MOVE + ASK);
        ToolRun byTag = ToolRun.run("describe", "-p", file, "--tag", "7", "--width", "120");
        ToolRun byName = ToolRun.run("describe", "-p", file, "--name", "Move", "--width", "120");
        ToolRun request = ToolRun.run("describe", "-p", file, "--name", "a.Ask", "--width", "120");

        assertThat(byTag.exitCode()).as(byTag.toString()).isZero();
        assertThat(byTag.lines())
                .contains("Move, tag 7, client to server, payload of 22 to 86 bytes behind the header of 3")
                .anyMatch(line -> line.matches("0 +1 +flags +uint8 +0, or 0x40 for a ping"))
                .anyMatch(line -> line.matches("1 +2 +tag +uint16 +7"))
                .anyMatch(line -> line.matches("3 +8 +to +struct\\(Point\\)"))
                .anyMatch(line -> line.matches("3 +4 +to\\.x +float32"))
                .anyMatch(line -> line.matches("7 +4 +to\\.y +float32"))
                .anyMatch(line -> line.matches("11 +1 +0 to 2 +gait +bits\\(enum Gait, 3\\)"))
                .anyMatch(line -> line.matches("11 +1 +3 to 3 +loud +bits\\(bool, 1\\)"))
                .anyMatch(line -> line.matches("12 +4 to 64 +name +text\\(UTF_8\\) max 20 +of the place"))
                .anyMatch(line -> line.matches("end of name \\+ 0 +9 +shape +union\\(Shape, uint8\\)"))
                .anyMatch(line ->
                        line.matches("end of shape \\+ 0 +4 +speed +int32 in 0\\.\\.100, appended, default 10"));
        assertThat(byName.out()).isEqualTo(byTag.out());
        assertThat(request.lines())
                .anyMatch(line -> line.matches("3 +4 +\\(request id\\) +uint32"))
                .anyMatch(line -> line.matches("7 +4 to 7 +flags +list\\(bool\\) max 20"));
    }

    @Test
    void json_is_the_description_itself() throws IOException {
        String file = file("p.json", MOVE + ASK);
        ToolRun whole = ToolRun.run("describe", "-p", file, "--json");
        ToolRun one = ToolRun.run("describe", "-p", file, "--tag", "8", "--json");

        assertThat(ProtocolDescription.parse(whole.out()))
                .isEqualTo(ProtocolDescription.parse(Files.readString(Path.of(file))));
        assertThat(ProtocolDescription.parse(one.out()).messages()).hasSize(1);
    }

    @Test
    void markdown_has_a_table_for_each_message() throws IOException {
        ToolRun run = ToolRun.run("describe", "-p", file("p.json", MOVE + ASK), "--markdown");
        ToolRun one = ToolRun.run("describe", "-p", file("p.json", MOVE + ASK), "--markdown", "--tag", "7");

        assertThat(run.lines())
                .contains("## Messages", "### 7 Move", "client to server, 22 to 86 bytes", "### Gait")
                .contains("| name | `text(UTF_8) max 20` | 4 to 64 | of the place |")
                .contains("| RUN | `1` |  | fast \\| furious |");
        assertThat(one.lines()).contains("| 11 | 1 | 0 to 2 | gait | `bits(enum Gait, 3)` |  |");
    }

    @Test
    void a_change_that_breaks_peers_is_the_answer_no() throws IOException {
        String old = file("old.json", MOVE);
        String now = file("new.json", MOVE.replace("\"tag\": 7", "\"tag\": 9") + ASK);
        ToolRun run = ToolRun.run("describe", "--compare", old, now);
        ToolRun json = ToolRun.run("describe", "--compare", old, now, "--json");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("breaking   TAG_CHANGED: "))
                .anyMatch(line -> line.startsWith("compatible MESSAGE_ADDED: a.Ask is new, with tag 8"))
                .contains("  - message a.Move, tag 7, CLIENT_TO_SERVER", "  + message a.Move, tag 9, CLIENT_TO_SERVER")
                .last()
                .isEqualTo("2 changes: 1 breaking, 0 to be cautious with, 1 compatible");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(JsonParser.parseString(json.out()).getAsJsonArray()).hasSize(2);
    }

    @Test
    void the_severity_that_is_the_answer_no_can_be_chosen() throws IOException {
        String old = file("old.json", MOVE);
        String now = file("new.json", MOVE.replace("\"max\": 100", "\"max\": 200"));

        assertThat(ToolRun.run("describe", "--compare", old, now).exitCode()).isZero();
        assertThat(ToolRun.run("describe", "--compare", old, now, "--fail-on", "caution")
                        .exitCode())
                .isEqualTo(1);
        ToolRun same = ToolRun.run("describe", "--compare", old, old, "--fail-on", "caution");
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).isEqualTo(String.format("0 changes: 0 breaking, 0 to be cautious with, 0 compatible%n"));
        assertThat(same.err()).isEmpty();
    }

    @Test
    void jars_and_locks_can_be_compared() throws Exception {
        ToolRun json = ToolRun.run("describe", "-j", RecordedGame.protocol(), "--json");
        Path description = Files.writeString(directory.resolve("description.json"), json.out());
        Path lock = Files.writeString(
                directory.resolve("lock.json"),
                new ProtocolLock(ProtocolDescription.parse(json.out()), List.of(new ReservedTag(207, "a.Gone")))
                        .toJson());

        ToolRun same = ToolRun.run("describe", "--compare", description.toString(), RecordedGame.protocol());
        ToolRun reserved = ToolRun.run("describe", "--compare", lock.toString(), description.toString());

        assertThat(same.exitCode()).as(same.toString()).isZero();
        assertThat(same.lines()).last().asString().startsWith("0 changes");
        assertThat(reserved.exitCode()).as(reserved.toString()).isEqualTo(1);
        assertThat(reserved.out()).contains("breaking   TAG_RESERVED");
    }

    @Test
    void lines_are_wrapped_between_words() {
        assertThat(Columns.wrap("  one two three", 9)).containsExactly("  one two", "  three");
        assertThat(Columns.wrap("abcdefghijkl mn", 5)).containsExactly("abcde", "fghij", "kl mn");
        assertThat(Columns.wrap("", 5)).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "'', a protocol is needed: give a description with -p",
        "--json --markdown -p x, --json and --markdown exclude each other",
        "--tag 1 --name x -p x, --tag and --name exclude each other",
        "--width 3 -p x, --width is 3",
        "--compare a, requires at least 2 values",
        "--compare a b -p c, --compare goes with --json and --fail-on alone",
        "--fail-on never -p c, expected one of"
    })
    void options_that_make_no_sense_are_wrong_usage(String options, String problem) {
        ToolRun run = ToolRun.run(("describe " + options).strip().split(" "));

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).containsIgnoringCase(problem);
    }

    @Test
    void files_that_can_not_be_read_are_named_in_a_line() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.json"), "{\"format\": 3}");
        List<ToolRun> runs = List.of(
                ToolRun.run("describe", "-p", "nowhere.json"),
                ToolRun.run("describe", "-p", broken.toString()),
                ToolRun.run("describe", "-j", "nowhere.jar"),
                ToolRun.run("describe", "-j", directory.toString()),
                ToolRun.run("describe", "--compare", "nowhere.json", broken.toString()),
                ToolRun.run("describe", "-p", file("p.json", MOVE), "--tag", "1"));

        assertThat(runs).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("darkrift: ");
        });
    }
}
