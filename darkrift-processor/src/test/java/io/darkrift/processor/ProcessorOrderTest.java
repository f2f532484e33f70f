package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A build that names the processors may do so in another order than ours. */
class ProcessorOrderTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void theProcessorsWorkInEitherOrder(TestedCompiler compiler) {
        DiskCompilation compilation = new DiskCompilation(directory, compiler)
                .file(
                        "game/Say.java",
                        "package game; import io.darkrift.annotation.*;"
                                + " @DarkriftMessage(tag = 2) public record Say(@UInt8 int volume) {}");
        if (compiler == TestedCompiler.JAVAC) {
            compilation.options("-Xlint:-processing");
        }

        assertThat(compilation.compile(new DarkriftProcessor(), new RegistryProcessor()))
                .as("%s", compilation.messages())
                .isTrue();

        assertThat(directory.resolve("classes/game/GeneratedMessageRegistry.class"))
                .exists();
    }
}
