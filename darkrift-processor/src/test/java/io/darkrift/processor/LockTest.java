package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.processor.Compiled.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The protocol is compared with a file that was committed. */
@ParameterizedClass
@EnumSource
class LockTest {
    private static final String CHOOSE = "@DarkriftMessage(tag = 1)\npublic record Choose(int[] items, String name) {}";
    private static final String MODE = "public enum Mode { WALK, RUN }";

    @Parameter
    private TestedCompiler compiler;

    @TempDir
    private Path directory;

    private Path lock;

    @BeforeEach
    void chooseAPath() {
        lock = directory.resolve("not/there/protocol.lock.json");
    }

    private Compiled compile(String... types) {
        return Sources.game(types).option("-Adarkrift.lock=" + lock).compile(compiler);
    }

    private Compiled update(String... types) {
        Compiled compiled = Sources.game(types)
                .option("-Adarkrift.lock=" + lock)
                .option("-Adarkrift.lock.update=true")
                .compile(compiler);
        assertThat(compiled.errors()).isEmpty();
        return compiled;
    }

    private static List<String> darkrift(Compiled compiled) {
        return compiled.problems().stream()
                .map(Problem::text)
                .filter(text -> text.startsWith("[Darkrift"))
                .toList();
    }

    @Test
    void aLockThatIsMissingIsAnErrorThatTellsTheRemedy() {
        assertThat(compile(CHOOSE).errors())
                .containsExactly("[DarkriftLockMissing] there is no lock " + lock
                        + ": write it with -Adarkrift.lock.update=true, and commit it");
    }

    @Test
    void theUpdateWritesTheProtocolWithoutDocs() throws IOException {
        Compiled compiled = update("/** Says. */ " + CHOOSE);

        assertThat(darkrift(compiled))
                .containsExactly("[DarkriftLockOutdated] the lock " + lock + " was written: commit it");
        assertThat(Files.readString(lock)).isEqualTo("""
                        {
                          "format": 2,
                          "registry": "game.GeneratedMessageRegistry",
                          "messages": [
                            {
                              "name": "game.Choose",
                              "package": "game",
                              "tag": 1,
                              "direction": "BOTH",
                              "components": [
                                {"name": "items", "type": {"type": "list", "element": {"type": "int32"}}},
                                {"name": "name", "type": {"type": "text", "encoding": "UTF_16LE"}}
                              ]
                            }
                          ],
                          "structs": [],
                          "enums": [],
                          "unions": [],
                          "serializers": [],
                          "reserved": []
                        }
                        """);
        assertThat(darkrift(compile(CHOOSE))).isEmpty();
    }

    @Test
    void theUpdateLeavesAFileAloneThatHoldsTheProtocol() throws IOException {
        update(CHOOSE);
        String windows = Files.readString(lock).replace("\n", "\r\n");
        Files.writeString(lock, windows);

        assertThat(darkrift(update("/** Has a doc now. */ " + CHOOSE))).isEmpty();
        assertThat(Files.readString(lock)).isEqualTo(windows);
    }

    @Test
    void whatBreaksOldPeersIsAnErrorThatShowsOldAndNew() {
        update(CHOOSE);

        Compiled compiled = compile(CHOOSE.replace("int[]", "long[]"));

        assertThat(compiled.problems())
                .filteredOn(problem -> problem.kind() == Kind.ERROR)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file() + ":" + problem.line()).isEqualTo(place());
                    assertThat(problem.text().lines().map(String::strip))
                            .containsSequence(
                                    "[DarkriftLockBroken] Choose.items[] was int32 and is int64, which breaks peers that"
                                            + " know the protocol of the lock " + lock,
                                    "message game.Choose, tag 1",
                                    "-   items: list(int32)",
                                    "+   items: list(int64)",
                                    "name: text(UTF_16LE)");
                    assertThat(problem.text())
                            .contains(
                                    "undo it, or make a new message of it, with a tag of its own; if there are no such"
                                            + " peers, update the lock with -Adarkrift.lock.update=true, or allow it with"
                                            + " -Adarkrift.lock.allow=game.Choose:COMPONENT_RETYPED");
                });
        assertThat(update(CHOOSE.replace("int[]", "long[]")).isSuccess()).isTrue();
    }

    /** The Eclipse compiler has no place for errors of records. */
    private String place() {
        return compiler == TestedCompiler.JAVAC ? "Choose.java:3" : ":0";
    }

    @Test
    void aMessageThatIsGoneIsAnErrorOfTheWhole() {
        update(CHOOSE, "@DarkriftMessage(tag = 2) public record Stop() {}");

        assertThat(compile("@DarkriftMessage(tag = 2) public record Stop() {}").errors())
                .singleElement()
                .asString()
                .startsWith("[DarkriftLockBroken] game.Choose was removed (its tag was 1), which breaks peers");
    }

    @Test
    void aChangeOfAnEnumIsAnErrorOfEachMessageThatHoldsIt() {
        String go = "@DarkriftMessage(tag = 2) public record Go(Mode mode) {}";
        String went = "@DarkriftMessage(tag = 3) public record Went(@UInt16 java.util.List<Mode> modes) {}";
        update(go, went, MODE);

        assertThat(compile(go, went, "public enum Mode { RUN, WALK }").errors())
                .hasSize(2)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("[DarkriftLockBroken] Go.mode: WALK was 0 and is 1; Go.mode: RUN was 1 and is 0,"))
                .anySatisfy(text -> assertThat(text).startsWith("[DarkriftLockBroken] Went.modes[]: WALK was 0 and"));
    }

    @Test
    void whatBreaksNobodyIsANote() {
        String go = "@DarkriftMessage(tag = 2) public record Go(Mode mode) {}";
        update(go, MODE);

        Compiled compiled = compile(go, "public enum Mode { WALK, RUN, JUMP }", CHOOSE);

        assertThat(compiled.isSuccess()).isTrue();
        assertThat(darkrift(compiled).get(0).lines().map(String::strip))
                .containsExactly(
                        "[DarkriftLockOutdated] the lock " + lock
                                + " lacks changes that break no peer, or are allowed:",
                        "game.Choose is new, with tag 1",
                        "caution: Go.mode: JUMP is new, with 2",
                        "update it with -Adarkrift.lock.update=true, and commit it");
    }

    @Test
    void aLockThatIsNoneIsAnError() throws IOException {
        update(CHOOSE);
        Files.writeString(lock, Files.readString(lock).replace("\"tag\": 1", "\"tag\": -1"));

        assertThat(compile(CHOOSE).errors())
                .containsExactly("[DarkriftLockUnreadable] the lock " + lock
                        + " can't be read: at messages[0].tag: expected a whole number from 0 to 65535, and -1 arrived: take"
                        + " it from version control, or delete it and write it again with -Adarkrift.lock.update=true");
    }

    @Test
    void aLockOfOtherBytesThanTextIsAnError() throws IOException {
        Files.createDirectories(lock.getParent());
        Files.write(lock, "{\"é\"".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(compile(CHOOSE).errors())
                .singleElement()
                .asString()
                .startsWith("[DarkriftLockUnreadable] the lock " + lock + " can't be read: it is not UTF-8: take");
    }

    @Test
    void aLockWithoutAPathIsAnError() {
        assertThat(Sources.game(CHOOSE)
                        .option("-Adarkrift.lock=")
                        .compile(compiler)
                        .errors())
                .containsExactly("[DarkriftLockUnreadable] -Adarkrift.lock names no file: write it as in"
                        + " -Adarkrift.lock=/path/to/protocol.lock.json");
    }

    @Test
    void aPathBelowAFileCannotBeWritten() throws IOException {
        Files.writeString(directory.resolve("not"), "a file");

        assertThat(Sources.game(CHOOSE)
                        .option("-Adarkrift.lock=" + lock)
                        .option("-Adarkrift.lock.update=true")
                        .compile(compiler)
                        .errors())
                .singleElement()
                .asString()
                .startsWith("[DarkriftCannotWrite] the lock " + lock + " can't be written: ");
    }

    @Test
    void aMessageWithAnErrorIsNotMissedInTheLock() throws IOException {
        String stop = "@DarkriftMessage(tag = 2) public record Stop(Object reason) {}";
        update(CHOOSE, stop.replace("Object", "int"));
        String before = Files.readString(lock);

        Compiled compared = compile(CHOOSE, stop);
        Compiled updated = Sources.game(CHOOSE, stop)
                .option("-Adarkrift.lock=" + lock)
                .option("-Adarkrift.lock.update=true")
                .compile(compiler);

        assertThat(compared.errors()).allMatch(text -> text.startsWith("[DarkriftNoWireType]"));
        assertThat(updated.errors()).allMatch(text -> text.startsWith("[DarkriftNoWireType]"));
        assertThat(Files.readString(lock)).isEqualTo(before);
    }
}
