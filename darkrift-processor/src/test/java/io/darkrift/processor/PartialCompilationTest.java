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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Builds that compile only some sources into the output of an earlier compilation, as Eclipse, IntelliJ IDEA and Maven
 * without its incremental module do: the other messages are on the class path, and nobody names them.
 */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class PartialCompilationTest {
    private static final String CHOOSE = message("/** Chooses. */ @DarkriftMessage(tag = 1)", "Choose(int a)");

    @Parameter
    TestedCompiler compiler;

    @TempDir
    Path directory;

    private Path classes;

    @BeforeEach
    void compileThreeMessages() {
        DiskCompilation whole = new DiskCompilation(directory, compiler)
                .file("game/Choose.java", CHOOSE)
                .file(
                        "game/Choice.java",
                        message(
                                "/** Answers. @param at where */ @DarkriftMessage(tag = 2)",
                                "Choice(Point at, Kind kind)"))
                .file("game/Point.java", message("/** A place. */ @DarkriftStruct", "Point(float x)"))
                .file("game/Kind.java", "package game; /** How. */ public enum Kind { /** Slow. */ WALK, RUN }")
                .file(
                        "game/chat/Say.java",
                        "package game.chat; import io.darkrift.annotation.*;"
                                + " @DarkriftMessage(tag = 3) record Say(String text) {}");
        classes = whole.classes();
        succeed(whole);
        assertThat(tags()).containsExactly(1, 2, 3);
    }

    private static String message(String annotation, String record) {
        return "package game; import io.darkrift.annotation.*; " + annotation + " public record " + record + " {}";
    }

    /** Some sources, with the classes of the step before on the class path. */
    private DiskCompilation part() {
        deleteAll(directory.resolve("sources"), "");
        return new DiskCompilation(directory, compiler)
                .options("-cp", classes + File.pathSeparator + System.getProperty("java.class.path"))
                .options(compiler == TestedCompiler.JAVAC ? "-Xlint:-processing" : "-nowarn");
    }

    private static DiskCompilation succeed(DiskCompilation compilation) {
        assertThat(compilation.compile(Sources.processorsUnderTest()))
                .as("%s", compilation.messages())
                .isTrue();
        assertThat(compilation.messages()).isEmpty();
        return compilation;
    }

    private static void deleteAll(Path directory, String name) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (directory.relativize(file).toString().contains(name)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Integer> tags() {
        try (URLClassLoader loader = loader()) {
            return StreamSupport.stream(MessageRegistry.load(loader).spliterator(), false)
                    .map(MessageSerializer::tag)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
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
    void oneMessageAloneLosesNone() throws IOException {
        String before = protocol().toJson();

        succeed(part().file("game/Choose.java", CHOOSE));

        assertThat(tags()).containsExactly(1, 2, 3);
        assertThat(handler()).contains("onChoose(", "onChoice(");
        assertThat(protocol().toJson()).as("with all docs").isEqualTo(before);
    }

    /** The compiler of Eclipse sorts the members of class files by name. */
    @Test
    void anEnumOfAnEarlierCompilationKeepsItsNumbers() throws IOException {
        succeed(part().file("game/Choose.java", message("@DarkriftMessage(tag = 1)", "Choose(Kind kind)")));

        assertThat(protocol().enums().get(0).constants())
                .extracting(constant -> constant.name() + " = " + constant.number())
                .containsExactly("WALK = 0", "RUN = 1");
    }

    @Test
    void aStructAloneIsDescribedAsItIsNow() throws IOException {
        succeed(part().file("game/Point.java", message("/** Here. */ @DarkriftStruct", "Point(float x, float y)")));

        assertThat(tags()).containsExactly(1, 2, 3);
        assertThat(protocol().structs().get(0).components()).hasSize(2);
        assertThat(protocol().structs().get(0).doc()).isEqualTo("Here.");
        assertThat(protocol().enums().get(0).constants().get(0).doc()).isEqualTo("Slow.");
    }

    @Test
    void aMessageThatWasDeletedIsDropped() throws IOException {
        deleteAll(classes, "Choice");

        succeed(part().file("game/Choose.java", CHOOSE));

        assertThat(tags()).containsExactly(1, 3);
        assertThat(handler()).doesNotContain("onChoice(");
        assertThat(protocol().messages())
                .extracting(MessageDescription::name)
                .containsExactly("game.Choose", "game.chat.Say");
    }

    @Test
    void aMessageThatWasRenamedIsThereOnce() {
        deleteAll(classes, "Choose");

        succeed(part().file("game/Select.java", message("@DarkriftMessage(tag = 1)", "Select(int a)")));

        assertThat(tags()).containsExactly(1, 2, 3);
        assertThat(handler()).contains("onSelect(").doesNotContain("onChoose(");
    }

    @Test
    void aMessageWhoseOldClassIsStillThereClashesWithItsNewName() {
        DiskCompilation renamed =
                part().file("game/Select.java", message("@DarkriftMessage(tag = 1)", "Select(int a)"));

        assertThat(renamed.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(renamed.messages())
                .anySatisfy(text -> assertThat(text)
                        .startsWith(
                                "[DarkriftTagClash] tag 1 is used by Select and by Choose, which an earlier compilation"
                                        + " left in the output directory: give one of them another tag, or delete the class file of"
                                        + " Choose if its source was removed"));
    }

    @Test
    void aMessageThatBecameAStructIsNoMore() throws IOException {
        succeed(part().file("game/Choose.java", message("@DarkriftStruct", "Choose(int a)")));

        assertThat(tags()).containsExactly(2, 3);
        assertThat(protocol().messages()).hasSize(2);
    }

    @Test
    void aMessageThatIsNotPublicAndInAnotherPackageStays() {
        succeed(part().file("game/Choose.java", CHOOSE.replace("tag = 1", "tag = 9")));

        assertThat(tags()).containsExactly(2, 3, 9);
        assertThat(Sources.read(classes.resolve("game/chat/GeneratedMessageRegistryPart.java")))
                .contains("SaySerializer.INSTANCE");
    }

    @Test
    void aClassWithoutMessagesLosesNone() {
        succeed(part().file(
                        "game/Main.java",
                        "package game; class Main { @Override public String toString() { return \"\"; } }"));

        assertThat(tags()).containsExactly(1, 2, 3);
    }

    @Test
    void deletedMessagesAreDroppedThoughNoOthersAreCompiled() throws IOException {
        deleteAll(classes, "Choice");

        succeed(part().file("game/Main.java", "package game; class Main {}"));

        assertThat(tags()).containsExactly(1, 3);
        assertThat(protocol().messages()).hasSize(2);
    }

    @Test
    void aModuleThatLosesAllItsMessagesHasNoRegistry() {
        deleteAll(classes, "Choose");
        deleteAll(classes, "Choice");
        deleteAll(classes, "Say");

        succeed(part().file("game/Main.java", "package game; class Main {}"));

        assertThat(classes.resolve("META-INF/services/io.darkrift.message.MessageRegistryProvider"))
                .doesNotExist();
        assertThat(classes.resolve(ProtocolDescription.resource("game.GeneratedMessageRegistry")))
                .doesNotExist();
        assertThat(classes.resolve("game/GeneratedMessageRegistry.class")).doesNotExist();
    }

    @Test
    void messagesThatTheCompilerCannotSeeAreToldOf() {
        deleteAll(directory.resolve("sources"), "");
        DiskCompilation part = new DiskCompilation(directory, TestedCompiler.JAVAC)
                .file("game/Choose.java", CHOOSE)
                .options("-Xlint:-processing");

        part.compile(Sources.processorsUnderTest());

        assertThat(part.messages())
                .contains("[DarkriftEarlierMessages] the class files of game.Choice, game.chat.Say are in the output"
                        + " directory, but not on the class path, and these messages are left out: put the output"
                        + " directory on the class path, or empty it and compile all sources");
    }

    @Test
    void aMessageThatLostItsSerializerIsAnError() {
        deleteAll(classes, "ChoiceSerializer");
        DiskCompilation part = part().file("game/Choose.java", CHOOSE);

        assertThat(part.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(part.messages())
                .anyMatch(text -> text.startsWith("[DarkriftEarlierMessages] game.Choice was compiled earlier, and its"
                        + " serializer is missing: compile it again"));
    }

    @Test
    void otherProvidersInTheServiceFileStay() throws IOException {
        Path services = classes.resolve("META-INF/services/io.darkrift.message.MessageRegistryProvider");
        Files.writeString(services, "# by hand\ngame.Mine\n" + Files.readString(services));

        succeed(
                part().file("game/Choose.java", CHOOSE)
                        .file(
                                "game/Mine.java",
                                "package game; import io.darkrift.message.*; public final class Mine implements"
                                        + " MessageRegistryProvider { public MessageRegistry get() { return MessageRegistry.empty(); } }"));

        assertThat(Files.readAllLines(services)).containsExactly("game.Mine", "game.GeneratedMessageRegistry");
    }

    /** What Maven does with -Dmaven.compiler.useIncrementalCompilation=false: each step compiles what is newer. */
    @Test
    void aBuildInManyStepsHasAllMessages() {
        List<Integer> expected = new ArrayList<>(List.of(1, 2, 3));
        for (int tag = 4; tag < 8; tag++) {
            expected.add(tag);

            succeed(part().file(
                            "game/New" + tag + ".java",
                            message("@DarkriftMessage(tag = " + tag + ")", "New" + tag + "(Point at)")));

            assertThat(tags()).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void anotherNameOfTheRegistryTakesOverAll() {
        succeed(part().file("game/Choose.java", CHOOSE).options("-Adarkrift.registry=game.Other"));

        assertThat(tags()).containsExactly(1, 2, 3);
    }
}
