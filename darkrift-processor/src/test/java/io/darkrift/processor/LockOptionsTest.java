package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.processor.Compiled.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options of the lock allow, and what they do not. */
class LockOptionsTest {
    private static final String CHOOSE = "@DarkriftMessage(tag = 1) public record Choose(int item) {}";
    private static final String STOP = "@DarkriftMessage(tag = 2) public record Stop() {}";
    private static final String GO = "@DarkriftMessage(tag = 3) public record Go(Mode mode) {}";
    private static final String MODE = "public enum Mode { WALK, RUN }";

    @TempDir
    Path directory;

    private Path lock;

    @BeforeEach
    void writeTheLock() {
        lock = directory.resolve("v1.json");
        assertThat(update(CHOOSE, STOP, GO, MODE).errors()).isEmpty();
    }

    private Sources sources(String... types) {
        return Sources.game(types).option("-Adarkrift.lock=" + lock);
    }

    private static Compiled compile(Sources sources) {
        return sources.compile(TestedCompiler.JAVAC);
    }

    private Compiled update(String... types) {
        return compile(sources(types).option("-Adarkrift.lock.update=true"));
    }

    private static List<String> lines(Compiled compiled) {
        return compiled.problems().stream()
                .map(Problem::text)
                .filter(text -> text.startsWith("[Darkrift"))
                .flatMap(String::lines)
                .map(String::strip)
                .toList();
    }

    private static List<String> errors(Compiled compiled) {
        return compiled.errors().stream()
                .filter(text -> text.startsWith("[Darkrift"))
                .toList();
    }

    @Test
    void oneNamedChangeIsAllowedAndTheOthersAreNot() {
        Sources changed = sources(CHOOSE.replace("int", "long"), GO, MODE)
                .option("-Adarkrift.lock.allow=game.Choose:COMPONENT_RETYPED");

        Compiled compiled = compile(changed);

        assertThat(errors(compiled))
                .singleElement()
                .asString()
                .startsWith("[DarkriftLockBroken] game.Stop was removed (its tag was 2), which breaks peers")
                .endsWith("or allow it with -Adarkrift.lock.allow=game.Stop:MESSAGE_REMOVED");
        assertThat(lines(compiled)).contains("breaking: Choose.item was int32 and is int64");
    }

    @Test
    void theUpdateAcceptsNoOtherThanTheNamedChange() throws IOException {
        String before = Files.readString(lock);
        Sources changed = sources(CHOOSE.replace("int", "long"), GO, MODE)
                .option("-Adarkrift.lock.update=true")
                .option("-Adarkrift.lock.allow=game.Choose:COMPONENT_RETYPED");

        assertThat(errors(compile(changed)))
                .singleElement()
                .asString()
                .startsWith("[DarkriftLockBroken] game.Stop was removed");
        assertThat(lock).hasContent(before);

        Compiled both = compile(sources(CHOOSE.replace("int", "long"), GO, MODE)
                .option("-Adarkrift.lock.update=true")
                .option("-Adarkrift.lock.allow=game.Choose:COMPONENT_RETYPED,game.Stop:MESSAGE_REMOVED"));

        assertThat(both.errors()).isEmpty();
    }

    @Test
    void theUpdatePrintsWhatItAccepts() {
        Compiled compiled = update(CHOOSE.replace("int", "long"), GO, "public enum Mode { WALK, RUN, FLY }");

        assertThat(lines(compiled))
                .containsExactly(
                        "[DarkriftLockOutdated] the lock " + lock + " was written: commit it; it accepts:",
                        "breaking: Choose.item was int32 and is int64",
                        "caution: Go.mode: FLY is new, with 2",
                        "breaking: game.Stop was removed (its tag was 2)",
                        "reserved: tag 2, which game.Stop had");
    }

    @Test
    void aReservedTagIsRefusedUntilItIsFreedByName() {
        update(CHOOSE, GO, MODE);
        String say = "@DarkriftMessage(tag = 2) public record Say(String text) {}";

        assertThat(errors(compile(sources(CHOOSE, GO, MODE, say))))
                .singleElement()
                .asString()
                .startsWith(
                        "[DarkriftLockBroken] tag 2 was that of game.Stop, which was removed, and is that of game.Say,")
                .contains("free the tag with -Adarkrift.lock.free=game.Stop and update the lock");
        assertThat(errors(update(CHOOSE, GO, MODE, say))).hasSize(1);
        assertThat(errors(compile(sources(CHOOSE, GO, MODE, say).option("-Adarkrift.lock.free=game.Stop"))))
                .isEmpty();

        Compiled freed = compile(sources(CHOOSE, GO, MODE, say)
                .option("-Adarkrift.lock.update=true")
                .option("-Adarkrift.lock.free=game.Stop"));

        assertThat(lines(freed)).contains("no longer reserved: tag 2, which game.Stop had");
        assertThat(errors(compile(sources(CHOOSE, GO, MODE, say)))).isEmpty();
    }

    @Test
    void aTagThatIsTakenOverInOneStepHasToBeFreedToo() {
        String say = "@DarkriftMessage(tag = 2) public record Say(String text) {}";

        assertThat(errors(update(CHOOSE, GO, MODE, say)))
                .singleElement()
                .asString()
                .startsWith("[DarkriftLockBroken] tag 2 was game.Stop and is game.Say,")
                .contains("-Adarkrift.lock.free=game.Stop");
        assertThat(errors(compile(sources(CHOOSE, GO, MODE, say)
                        .option("-Adarkrift.lock.update=true")
                        .option("-Adarkrift.lock.free=game.Stop"))))
                .isEmpty();
    }

    @Test
    void severalLocksAreComparedAndTheLastIsUpdated() throws IOException {
        Path second = directory.resolve("v2.json");
        String locks = "-Adarkrift.lock=" + lock + "," + second;
        String first = Files.readString(lock);
        String say = "@DarkriftMessage(tag = 4) public record Say(String text) {}";
        assertThat(errors(compile(Sources.game(CHOOSE, STOP, GO, MODE, say).option(locks))))
                .containsExactly("[DarkriftLockMissing] there is no lock " + second
                        + ": write it with -Adarkrift.lock.update=true, and commit it");

        Compiled updated =
                compile(Sources.game(CHOOSE, STOP, GO, MODE, say).option(locks).option("-Adarkrift.lock.update=true"));

        assertThat(errors(updated)).isEmpty();
        assertThat(lock).hasContent(first);
        assertThat(errors(compile(Sources.game(CHOOSE, GO, MODE).option(locks))))
                .anySatisfy(text -> assertThat(text).contains("game.Stop was removed", "the lock " + lock))
                .anySatisfy(text -> assertThat(text).contains("game.Stop was removed", "the lock " + second))
                .anySatisfy(text -> assertThat(text).contains("game.Say was removed", "the lock " + second))
                .hasSize(3);
    }

    @Test
    void aCautionIsANoteAWarningOrAnError() {
        String more = "public enum Mode { WALK, RUN, FLY }";

        assertThat(kind(compile(sources(CHOOSE, STOP, GO, more)))).isEqualTo(Kind.NOTE);
        assertThat(kind(compile(sources(CHOOSE, STOP, GO, more).option("-Adarkrift.lock.caution=note"))))
                .isEqualTo(Kind.NOTE);
        Compiled warned = compile(sources(CHOOSE, STOP, GO, more).option("-Adarkrift.lock.caution=warn"));
        assertThat(kind(warned)).isEqualTo(Kind.WARNING);
        Compiled refused = compile(sources(CHOOSE, STOP, GO, more).option("-Adarkrift.lock.caution=error"));
        assertThat(errors(refused))
                .singleElement()
                .asString()
                .startsWith(
                        "[DarkriftLockCaution] Go.mode: FLY is new, with 2, which peers that know the protocol of the"
                                + " lock " + lock + " may not understand")
                .contains("+   FLY = 2")
                .endsWith("or allow it with -Adarkrift.lock.allow=game.Go:CONSTANT_ADDED");
        assertThat(errors(compile(sources(CHOOSE, STOP, GO, more)
                        .option("-Adarkrift.lock.caution=error")
                        .option("-Adarkrift.lock.allow=game.Go:CONSTANT_ADDED"))))
                .isEmpty();
    }

    private static Kind kind(Compiled compiled) {
        return compiled.problems().stream()
                .filter(problem -> problem.text().startsWith("[DarkriftLock"))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    @Test
    void optionsThatAreNotUnderstoodAreErrors() {
        assertThat(errors(compile(sources(CHOOSE).option("-Adarkrift.lock.allow=game.Stop:GONE"))))
                .containsExactly(
                        "[DarkriftLockOption] -Adarkrift.lock.allow=game.Stop:GONE is not understood: write it as"
                                + " in -Adarkrift.lock.allow=game.Choose:COMPONENT_RETYPED");
        assertThat(errors(compile(sources(CHOOSE).option("-Adarkrift.lock.caution=loud"))))
                .containsExactly("[DarkriftLockOption] -Adarkrift.lock.caution=loud is not understood: write it as in"
                        + " -Adarkrift.lock.caution=note, =warn or =error");
    }

    @Test
    void anAllowanceThatIsNotNeededAnyMoreIsToldOf() {
        assertThat(lines(compile(
                        sources(CHOOSE, STOP, GO, MODE).option("-Adarkrift.lock.allow=game.Stop:MESSAGE_REMOVED"))))
                .containsExactly(
                        "[DarkriftLockOption] -Adarkrift.lock.allow=game.Stop:MESSAGE_REMOVED allows no change of"
                                + " this protocol: remove it");
    }

    @Test
    void aLockOfTheFirstVersionIsStillComparedAndUpdated() throws IOException {
        Files.writeString(lock, """
                {"format": 1, "registry": "game.GeneratedMessageRegistry", "messages": [{"name": "game.Choose", "tag": 1,
                "direction": "BOTH", "components": [{"name": "item", "type": {"type": "int32"}}]}],
                "structs": [], "enums": [], "unions": []}""");

        assertThat(errors(compile(sources(CHOOSE.replace("int", "long")))))
                .singleElement()
                .asString()
                .startsWith("[DarkriftLockBroken] Choose.item was int32 and is int64");
        assertThat(update(CHOOSE).errors()).isEmpty();
        assertThat(Files.readString(lock)).contains("\"format\": 2");
    }

    @Test
    void membersOfOtherToolsStayInTheLock() throws IOException {
        String marked = Files.readString(lock).replace("\"tag\": 2,", "\"tag\": 2,\n      \"x-owner\": \"lobby\",");
        Files.writeString(lock, marked);

        assertThat(update(CHOOSE.replace("Choose(", "Choose(@Range(min = 0, max = 5) "), STOP, GO, MODE)
                        .errors())
                .isEmpty();

        assertThat(Files.readString(lock)).contains("\"x-owner\": \"lobby\"", "\"max\": 5");
    }

    @Test
    void aModuleThatHasLostAllItsMessagesIsCompared() {
        Compiled compiled = compile(sources("class Main {}"));

        assertThat(errors(compiled))
                .hasSize(3)
                .allSatisfy(text -> assertThat(text).startsWith("[DarkriftLockBroken] game."));
        Compiled structs = compile(sources("@DarkriftStruct public record Point(int x) {}"));
        assertThat(errors(structs)).hasSize(3);
    }

    @Test
    void aModuleThatHasLostAllItsMessagesUpdatesItsLock() throws IOException {
        assertThat(update("class Main {}").errors()).isEmpty();

        assertThat(Files.readString(lock)).contains("{\"tag\": 2, \"name\": \"game.Stop\"}", "\"messages\": []");
    }
}
