package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** Where the registry goes, and what is in it. */
class RegistryTest {
    private static final String SERVICE = "META-INF/services/io.darkrift.message.MessageRegistryProvider";

    private static String service(Compilation compilation) {
        return Sources.content(compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, SERVICE)
                .orElseThrow());
    }

    private static Sources twoPackages() {
        return new Sources()
                .add("game.chat", "@DarkriftMessage(tag = 2) public record Say(String text) {}")
                .add("game.play.fast", "@DarkriftMessage(tag = 1) public record Move(float x) {}");
    }

    @Test
    void itIsInTheLongestCommonPackage() {
        Compilation compilation = twoPackages().succeed();

        assertThat(service(compilation)).isEqualTo("game.GeneratedMessageRegistry\n");
        assertThat(Sources.generated(compilation, "game.GeneratedMessageRegistry"))
                .containsSubsequence("MoveSerializer.INSTANCE,", "SaySerializer.INSTANCE");
    }

    @Test
    void aPackageIsNotCommonWithOneThatOnlyBeginsLikeIt() {
        Compilation compilation = new Sources()
                .add("game.chat", "@DarkriftMessage(tag = 2) public record Say(String text) {}")
                .add("game.chatter", "@DarkriftMessage(tag = 1) public record Move(float x) {}")
                .succeed();

        assertThat(service(compilation)).isEqualTo("game.GeneratedMessageRegistry\n");
    }

    @Test
    void theOptionSaysWhereItIs() {
        Compilation compilation =
                twoPackages().option("-Adarkrift.registry=other.Protocol").succeed();

        assertThat(service(compilation)).isEqualTo("other.Protocol\n");
        assertThat(Sources.generated(compilation, "other.Protocol")).contains("public final class Protocol");
    }

    @Test
    void messagesThatAreNotPublicComeFromAPartInTheirPackage() {
        Compilation compilation = new Sources()
                .add("game.chat", "@DarkriftMessage(tag = 2) record Say(String text) {}")
                .add("game.play", "@DarkriftMessage(tag = 1) record Move(float x) {}")
                .add("game", "@DarkriftMessage(tag = 3) record Stop() {}")
                .succeed();

        assertThat(Sources.generated(compilation, "game.GeneratedMessageRegistry"))
                .contains("StopSerializer.INSTANCE")
                .doesNotContain("SaySerializer");
        assertThat(Sources.generated(compilation, "game.chat.GeneratedMessageRegistryPart"))
                .contains("SaySerializer.INSTANCE");
        assertThat(Sources.generated(compilation, "game.play.GeneratedMessageRegistryPart"))
                .contains("MoveSerializer.INSTANCE");
    }

    @Test
    void structsAloneNeedNone() {
        Compilation compilation =
                Sources.game("@DarkriftStruct record Vector(float x) {}").succeed();

        assertThat(compilation.generatedFiles())
                .noneMatch(file -> file.getName().contains("GeneratedMessageRegistry")
                        || file.getName().contains("META-INF"));
    }
}
