package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compilers find the processors in one order, and a build that names them may do so in another. */
class ProcessorOrderTest {
    @TempDir
    Path directory;

    static Stream<Arguments> orders() {
        return Stream.of(TestedCompiler.values())
                .flatMap(compiler -> Stream.of(
                        Arguments.of(compiler, Sources.processorsUnderTest()),
                        Arguments.of(compiler, reversed(Sources.processorsUnderTest()))));
    }

    private static Processor[] reversed(Processor[] processors) {
        List<Processor> all = Arrays.asList(processors);
        Collections.reverse(all);
        return all.toArray(Processor[]::new);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theProcessorsWorkInEitherOrderWithoutAWord(TestedCompiler compiler, Processor[] processors) {
        DiskCompilation compilation = new DiskCompilation(directory, compiler)
                .file(
                        "game/Say.java",
                        "package game; import io.darkrift.annotation.*;"
                                + " @DarkriftMessage(tag = 2) public record Say(@UInt8 int volume) {}")
                .file(
                        "game/Point.java",
                        "package game; import io.darkrift.annotation.*;"
                                + " @DarkriftStruct public record Point(@Int32 int x) {}");

        boolean compiled = compilation.compile(processors);

        assertThat(compilation.messages()).isEmpty();
        assertThat(compiled).isTrue();
        assertThat(directory.resolve("classes/game/GeneratedMessageRegistry.class"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void structsAloneNeedNoRegistry(TestedCompiler compiler, Processor[] processors) {
        DiskCompilation compilation = new DiskCompilation(directory, compiler)
                .file(
                        "game/Point.java",
                        "package game; import io.darkrift.annotation.*;"
                                + " @DarkriftStruct public record Point(@Int32 int x) {}");

        boolean compiled = compilation.compile(processors);

        assertThat(compilation.messages()).isEmpty();
        assertThat(compiled).isTrue();
        assertThat(directory.resolve("classes/game/GeneratedMessageRegistry.class"))
                .doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aChangedRecordIsDescribedAsItIsNow(TestedCompiler compiler, Processor[] processors) throws Exception {
        say(compiler, "@UInt8 int volume").compile(Sources.processorsUnderTest());

        DiskCompilation again = say(compiler, "@UInt8 int volume, String text")
                .options(
                        "-cp",
                        directory.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"))
                .options(compiler == TestedCompiler.JAVAC ? "-Xlint:-processing" : "-nowarn");

        assertThat(again.compile(processors)).as("%s", again.messages()).isTrue();
        assertThat(directory.resolve("classes/META-INF/darkrift/game.GeneratedMessageRegistry.json"))
                .content()
                .contains("\"volume\"", "\"text\"");
    }

    private DiskCompilation say(TestedCompiler compiler, String components) {
        return new DiskCompilation(directory, compiler)
                .file(
                        "game/Say.java",
                        "package game; import io.darkrift.annotation.*;"
                                + " @DarkriftMessage(tag = 2) public record Say(" + components + ") {}");
    }
}
