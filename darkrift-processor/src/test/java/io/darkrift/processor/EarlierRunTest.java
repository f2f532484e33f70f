package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an earlier run left in the output directory, which is on the class path too. */
class EarlierRunTest {
    @TempDir
    Path directory;

    private DiskCompilation run(TestedCompiler compiler) {
        DiskCompilation run = new DiskCompilation(directory, compiler)
                .file(
                        "game/Choose.java",
                        "package game; @io.darkrift.annotation.DarkriftMessage(tag = 1) public record Choose(int a) {}");
        return run.options("-cp", run.classes() + File.pathSeparator + System.getProperty("java.class.path"));
    }

    @ParameterizedTest
    @EnumSource
    void itIsReplaced(TestedCompiler compiler) {
        DiskCompilation first = run(compiler);
        assertThat(first.compile(Sources.processorsUnderTest()))
                .as("%s", first.messages())
                .isTrue();
        DiskCompilation second = run(compiler).options("-Xlint:-processing", "-sourcepath", "");

        assertThat(second.compile(Sources.processorsUnderTest()))
                .as("%s", second.messages())
                .isTrue();
    }

    /** The compiler of Eclipse replaces no class that it can find: those that are generated make way, and no others. */
    @Test
    void aClassThatAUserWroteIsNotReplaced() {
        DiskCompilation byHand = new DiskCompilation(directory, TestedCompiler.ECJ)
                .file("game/ChooseSerializer.java", "package game; public class ChooseSerializer {}");
        assertThat(byHand.compile()).isTrue();
        DiskCompilation second = run(TestedCompiler.ECJ);

        assertThat(second.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(second.messages())
                .contains("[DarkriftNameClash] ChooseSerializer would be written for Choose, but there is such a class"
                        + " already: rename one of them, or empty the output directory, if the class is of an earlier run"
                        + " (in game.Choose)");
        assertThat(byHand.classes().resolve("game/ChooseSerializer.class")).exists();
    }
}
