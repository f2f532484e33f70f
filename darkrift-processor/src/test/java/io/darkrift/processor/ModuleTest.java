package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages in named modules. */
class ModuleTest {
    private static final String CHOOSE = "package game; import io.darkrift.annotation.*;"
            + " @DarkriftMessage(tag = 1) public record Choose(int item) {}";

    @TempDir
    Path directory;

    private DiskCompilation module(String directives) {
        return new DiskCompilation(directory)
                .file("game/Choose.java", CHOOSE)
                .file("module-info.java", "module game { requires transitive io.darkrift.runtime; " + directives + " }")
                .options("--module-path", System.getProperty("java.class.path"));
    }

    @Test
    void aModuleThatDoesNotProvideItsRegistryIsToldHow() {
        DiskCompilation compilation = module("exports game;");

        assertThat(compilation.compile(Sources.processorsUnderTest()))
                .as("%s", compilation.messages())
                .isTrue();
        assertThat(compilation.messages())
                .containsExactly(
                        "[DarkriftModuleInfo] MessageRegistry.load() will not find the messages of module game:"
                                + " add to its module-info.java: provides io.darkrift.message.MessageRegistryProvider with"
                                + " game.GeneratedMessageRegistry;");
    }

    @Test
    void aModuleThatProvidesItsRegistryCompilesWithoutAWord() {
        DiskCompilation compilation = module("exports game; provides io.darkrift.message.MessageRegistryProvider with"
                + " game.GeneratedMessageRegistry;");

        boolean compiled = compilation.compile(Sources.processorsUnderTest());

        assertThat(compilation.messages()).isEmpty();
        assertThat(compiled).isTrue();
    }

    @Test
    void aTagOfAnotherNamedModuleIsAnError() {
        DiskCompilation lobby = new DiskCompilation(directory.resolve("lobby"))
                .file(
                        "lobby/Login.java",
                        "package lobby; @io.darkrift.annotation.DarkriftMessage(tag = 1) public record Login() {}")
                .file(
                        "module-info.java",
                        "module lobby { requires transitive io.darkrift.runtime; exports lobby; provides"
                                + " io.darkrift.message.MessageRegistryProvider with lobby.GeneratedMessageRegistry; }")
                .options("--module-path", System.getProperty("java.class.path"));
        assertThat(lobby.compile(Sources.processorsUnderTest()))
                .as("%s", lobby.messages())
                .isTrue();
        DiskCompilation game = module("requires lobby; exports game; provides"
                        + " io.darkrift.message.MessageRegistryProvider with game.GeneratedMessageRegistry;")
                .options(
                        "--module-path",
                        lobby.classes() + java.io.File.pathSeparator + System.getProperty("java.class.path"));

        assertThat(game.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(game.messages())
                .anyMatch(text -> text.startsWith(
                        "[DarkriftTagClash] tag 1 is used by Choose and by lobby.Login of another module"));
        assertThat(game.classes().resolve("io"))
                .as("two named modules can't have files in the same package")
                .doesNotExist();
    }

    @Test
    void generatedClassesAreMarkedByAnAnnotationOfTheLibraryAlone() throws Exception {
        module("requires java.compiler;").compile(Sources.processorsUnderTest());

        Path serializer = directory.resolve("classes/game/ChooseSerializer.java");
        assertThat(Files.readString(serializer)).contains("@DarkriftGenerated").doesNotContain("@Generated");
    }
}
