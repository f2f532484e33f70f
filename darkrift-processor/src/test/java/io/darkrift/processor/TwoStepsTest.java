package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.ProtocolDescription;
import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds that compile only what has changed, as Gradle does: what was made of deleted and changed sources is deleted, and
 * all that was made of all messages; the changed sources are compiled, and the other messages passed by their names.
 */
class TwoStepsTest {
    @TempDir
    Path directory;

    private Path classes;

    @BeforeEach
    void compileThreeMessages() throws IOException {
        DiskCompilation first = new DiskCompilation(directory)
                .file("game/Choose.java", message("/** Chooses. */ @DarkriftMessage(tag = 1)", "Choose(Point at)"))
                .file("game/Choice.java", message("@DarkriftMessage(tag = 2)", "Choice(int item)"))
                .file("game/Stop.java", message("@DarkriftMessage(tag = 3)", "Stop(@UInt8 int reason)"))
                .file("game/Point.java", message("@DarkriftStruct", "Point(float x, float y)"));
        compile(first);
        classes = first.classes();
        assertThat(tags()).containsExactly(1, 2, 3);
        deleteAll("GeneratedMessageRegistry", "META-INF");
    }

    private static String message(String annotation, String record) {
        return "package game; import io.darkrift.annotation.*; " + annotation + " public record " + record + " {}";
    }

    /** Sources of a second step, with the classes of the first on the class path. */
    private DiskCompilation second() throws IOException {
        try (Stream<Path> sources = Files.walk(directory.resolve("sources"))) {
            sources.filter(Files::isRegularFile).forEach(TwoStepsTest::delete);
        }
        return new DiskCompilation(directory)
                .options("-cp", classes + File.pathSeparator + System.getProperty("java.class.path"));
    }

    private static void compile(DiskCompilation compilation, Processor... processors) {
        assertThat(compilation.compile(processors.length == 0 ? Sources.processorsUnderTest() : processors))
                .as("%s", compilation.messages())
                .isTrue();
        assertThat(compilation.messages()).isEmpty();
    }

    private void deleteAll(String... names) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile)
                    .filter(file ->
                            Stream.of(names).anyMatch(classes.relativize(file).toString()::contains))
                    .forEach(TwoStepsTest::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Integer> tags() throws IOException {
        try (URLClassLoader loader = loader()) {
            return StreamSupport.stream(MessageRegistry.load(loader).spliterator(), false)
                    .map(MessageSerializer::tag)
                    .toList();
        }
    }

    private ProtocolDescription protocol() throws IOException {
        try (URLClassLoader loader = loader()) {
            return ProtocolDescription.load(loader).get(0);
        }
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new java.net.URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    private String handler() {
        return Sources.read(classes.resolve("game/GeneratedMessageRegistryHandler.java"));
    }

    @Test
    void aClassByHandOfAnEarlierStepIsNotReplaced() throws IOException {
        compile(second().file("game/ItemSerializer.java", "package game; public class ItemSerializer {}"));
        DiskCompilation third = second().file("game/Item.java", message("@DarkriftMessage(tag = 4)", "Item(int item)"));

        assertThat(third.compile(Sources.processorsUnderTest())).isFalse();
        assertThat(third.messages().toString())
                .contains("[DarkriftNameClash] ItemSerializer would be written for", "there is such a class already");
    }

    @Test
    void aMessageThatWasDeletedAndOneThatWasChangedAreSo() throws Exception {
        deleteAll("Stop", "Choose", "ChoiceSerializer.java");

        compile(second().file("game/Choose.java", message("@DarkriftMessage(tag = 4)", "Choose(Point at, int count)"))
                .classNames("game.Choice"));

        assertThat(tags()).containsExactly(2, 4);
        assertThat(handler()).contains("onChoose(", "onChoice(").doesNotContain("onStop(");
        ProtocolDescription protocol = protocol();
        assertThat(protocol.messages())
                .extracting(MessageDescription::name)
                .containsExactly("game.Choice", "game.Choose");
        assertThat(protocol.messages().get(1).components())
                .extracting(Object::toString)
                .containsExactly("at: struct(game.Point)", "count: int32");
        assertThat(protocol.structs().get(0).components()).hasSize(2);
        assertThat(classes.resolve("game/ChoiceSerializer.java"))
                .as("what has not changed is not written again")
                .doesNotExist();
    }

    @Test
    void nothingButADeletedMessageLeavesTheOthers() throws Exception {
        deleteAll("Stop");

        compile(second().classNames("game.Choice", "game.Choose"));

        assertThat(tags()).containsExactly(1, 2);
        assertThat(handler()).doesNotContain("onStop(");
        assertThat(protocol().messages()).hasSize(2);
    }

    @Test
    void aChangeOfAnotherClassLeavesAllMessages() throws Exception {
        compile(second().file(
                        "game/Main.java",
                        "package game; class Main { Object all = GeneratedMessageRegistry.registry(); }")
                .classNames("game.Choice", "game.Choose", "game.Stop"));

        assertThat(tags()).containsExactly(1, 2, 3);
    }

    @Test
    void aStructThatChangedIsDescribedAsItIs() throws Exception {
        deleteAll("Point", "Choose");

        compile(second().file("game/Choose.java", message("@DarkriftMessage(tag = 1)", "Choose(Point at)"))
                .file("game/Point.java", message("@DarkriftStruct", "Point(double x)"))
                .classNames("game.Choice", "game.Stop"));

        assertThat(protocol().structs().get(0).components())
                .extracting(Object::toString)
                .containsExactly("x: float64");
    }

    @Test
    void aMessageWithoutItsSerializerGetsOne() throws Exception {
        deleteAll("ChoiceSerializer");

        compile(second().classNames("game.Choice", "game.Choose", "game.Stop"));

        assertThat(tags()).containsExactly(1, 2, 3);
    }

    @Test
    void whereTheCompilerHidesItsTreesAllIsRightToo() throws Exception {
        deleteAll("Stop", "Choose", "ChoiceSerializer.java");

        compile(
                second().file("game/Choose.java", message("@DarkriftMessage(tag = 4)", "Choose(Point at, int count)"))
                        .classNames("game.Choice")
                        .options("-Xlint:-processing"),
                HiddenCompiler.around(new RegistryProcessor()),
                HiddenCompiler.around(new DarkriftProcessor()));

        assertThat(tags()).containsExactly(2, 4);
        assertThat(protocol().messages()).hasSize(2);
        assertThat(Files.exists(classes.resolve("game/ChoiceSerializer.java")))
                .as("up to Java 17 nobody tells that it has not changed")
                .isEqualTo(Runtime.version().feature() < 18);
    }
}
