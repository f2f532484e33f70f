package io.darkrift.tools.bots.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.example.arena.RunningArena;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.tools.capture.Protocol;
import io.darkrift.tools.options.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts, and what is wrong with some. */
class ScriptReaderTest {
    @TempDir
    private Path folder;

    private Script read(String text) throws IOException {
        KnownMessages messages = new KnownMessages(new Protocol(
                ProtocolDescription.load(RunningArena.messages().getClass().getClassLoader())));
        return new ScriptReader(messages, 100).read(Files.writeString(folder.resolve("s.json"), text));
    }

    @Test
    void a_list_an_object_and_lines_are_the_same_script() throws IOException {
        String first = "{\"send\": 7, \"hex\": \"00 ff\"}";
        String second = "{\"wait\": \"LoggedIn\", \"timeout\": \"5s\"}";
        Script lines = read(first + "\n" + second + "\n");
        assertThat(lines.steps()).hasSize(2);
        assertThat(lines.steps().get(1))
                .isEqualTo(new Script.Wait("step 2 (wait LoggedIn)", 201, "LoggedIn", Duration.ofSeconds(5)));
        assertThat(lines.awaitedTags()).containsExactly(201);
        assertThat(read("[" + first + "," + second + "]").steps()).isEqualTo(lines.steps());
        assertThat(read("{\"steps\": [" + first + "," + second + "]}").steps()).isEqualTo(lines.steps());
    }

    @Test
    void values_without_placeholders_are_encoded_once() throws IOException {
        Script script = read("""
                [{"send": "Play", "values": {"room": 3}},
                 {"send": "Play", "values": {"room": "{random:1-9}"}},
                 {"send": "GetRooms"}]""");
        assertThat(script.steps().get(0)).isInstanceOf(Script.SendSame.class);
        assertThat(script.steps().get(1)).isInstanceOf(Script.Send.class);
        assertThat(script.steps().get(2))
                .as("a request has another id each time")
                .isInstanceOf(Script.Send.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1, 2                                        | is not JSON:
            []x[                                         | is not JSON:
            [7]                                          | step 1 is not an object
            [{}]                                         | step 1 has none of "send", "wait"
            [{"send": 1, "wait": 2}]                     | step 1 has several of "send", "wait"
            [{"send": "Nobody"}]                         | step 1 (send Nobody): there is no message Nobody
            [{"send": "LoggedIn"}]                       | step 1 (send LoggedIn): LoggedIn is sent by servers only
            [{"send": "Play", "value": {}}]              | step 1 (send Play): "value" is unknown: such a step has send, values
            [{"send": "Play", "values": {}}]             | step 1 (send Play): Play.room is missing: it is of type int32
            [{"send": "Play", "values": {"room": "x"}}]  | step 1 (send Play): Play.room is "x": it is a number
            [{"send": "Play", "values": {"room": "{me}"}}] | step 1 (send Play): {me} is not a placeholder
            [{"send": "Play", "values": {"room": "{random:9-1}"}}] | step 1 (send Play): {random:9-1} has no number
            [{"send": "Play", "values": 3}]              | step 1 (send Play): "values" is an object
            [{"send": 7, "hex": "0"}]                    | step 1 (send 7): "hex" is not valid
            [{"send": 7, "hex": "00", "values": {}}]     | step 1 (send 7): it has "values" or "hex", not both
            [{"send": 7, "hex": "00", "unreliable": 1}]  | step 1 (send 7): "unreliable" is true or false
            [{"send": "GetRooms", "unreliable": true}]   | step 1 (send GetRooms): a request is sent reliably
            [{"send": 70000, "hex": ""}]                 | step 1 (send 70000): tag 70000 is out of range
            [{"wait": 7, "timeout": "soon"}]             | step 1 (wait 7): 'soon' is not a duration
            [{"delay": "0s"}]                            | step 1 (delay 0s): "delay" is at least 1ms
            [{"delay": "2s", "upTo": "1s"}]              | step 1 (delay 2s): "upTo" is less than "delay"
            [{"repeat": 0, "steps": []}]                 | step 1 (repeat 0): "repeat" is a count of 1 or more
            [{"repeat": 2, "steps": []}]                 | step 1 (repeat 2): a repetition of more than 10000 steps
            [{"repeat": 2}]                              | step 1 (repeat 2): "steps" is a list of steps
            [{"repeat": "forever", "steps": [{"send": 7, "hex": ""}]}] | step 1 (repeat forever): a repetition of more than
            [{"repeat": 2, "steps": [{"wait": "Nobody"}]}] | step 1.1 (wait Nobody): there is no message Nobody
            """)
    void an_error_says_where_it_is(String script, String message) {
        assertThatThrownBy(() -> read(script))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_script_without_steps_and_a_file_that_is_not_there_are_refused() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("has at least one step");
        KnownMessages none = new KnownMessages(new Protocol(java.util.List.of()));
        assertThatThrownBy(() -> new ScriptReader(none, 1).read(folder.resolve("none")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("can't read");
        assertThatThrownBy(() -> none.sendable("Play")).hasMessageContaining("nothing describes messages");
    }

    /** The name has at most 16 characters: the last bot has the longest number. */
    @Test
    void values_are_checked_for_the_last_bot_too() {
        assertThatThrownBy(() -> read("[{\"send\": \"Login\", \"values\":"
                        + " {\"version\": 1, \"name\": \"1234567890123{bot}\", \"resumeToken\": \"\"}},"
                        + "{\"send\": \"Login\", \"values\":"
                        + " {\"version\": 1, \"name\": \"12345678901234{bot}\", \"resumeToken\": \"\"}}]"))
                .hasMessageContaining("step 2 (send Login): Login.name has 17 characters: it has at most 16");
    }
}
