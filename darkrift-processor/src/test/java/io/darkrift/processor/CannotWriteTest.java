package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler has nowhere to write to. */
class CannotWriteTest {
    private static final String CHOOSE =
            "package game; @io.darkrift.annotation.DarkriftMessage(tag = 1) public record Choose(int a) {}";

    @TempDir
    Path directory;

    private DiskCompilation compilation() {
        return new DiskCompilation(directory).file("game/Choose.java", CHOOSE);
    }

    @Test
    void aServiceFileThatCannotBeWrittenIsAnError() throws IOException {
        DiskCompilation compilation = compilation();
        Files.createFile(compilation.classes().resolve("META-INF"));

        assertThat(compilation.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(compilation.messages())
                .anyMatch(text -> text.startsWith(
                                "[DarkriftCannotWrite] META-INF/services/io.darkrift.message.MessageRegistryProvider can't be written: ")
                        && text.endsWith(": see to the output directory of the compiler, and to other processors that"
                                + " write the file"));
    }

    @Test
    void aClassThatCannotBeWrittenIsAnError() throws IOException {
        DiskCompilation compilation = compilation();
        Files.createFile(compilation.classes().resolve("game"));

        assertThat(compilation.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(compilation.messages())
                .anyMatch(text -> text.startsWith("[DarkriftCannotWrite] game.ChooseSerializer can't be written: "));
    }
}
