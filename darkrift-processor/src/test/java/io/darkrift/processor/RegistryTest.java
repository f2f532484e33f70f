package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the registry goes, and what is in it. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class RegistryTest {
    private static final String SERVICE = "META-INF/services/io.darkrift.message.MessageRegistryProvider";

    @Parameter
    TestedCompiler compiler;

    private static String service(Compiled compiled) {
        return compiled.file(SERVICE);
    }

    private static Sources twoPackages() {
        return new Sources()
                .add("game.chat", "@DarkriftMessage(tag = 2) public record Say(String text) {}")
                .add("game.play.fast", "@DarkriftMessage(tag = 1) public record Move(float x) {}");
    }

    @Test
    void itIsInTheLongestCommonPackage() {
        Compiled compiled = twoPackages().succeed(compiler);

        assertThat(service(compiled)).isEqualTo("game.GeneratedMessageRegistry\n");
        assertThat(compiled.source("game.GeneratedMessageRegistry"))
                .containsSubsequence("MoveSerializer.INSTANCE,", "SaySerializer.INSTANCE");
    }

    @Test
    void aPackageIsNotCommonWithOneThatOnlyBeginsLikeIt() {
        Compiled compiled = new Sources()
                .add("game.chat", "@DarkriftMessage(tag = 2) public record Say(String text) {}")
                .add("game.chatter", "@DarkriftMessage(tag = 1) public record Move(float x) {}")
                .succeed(compiler);

        assertThat(service(compiled)).isEqualTo("game.GeneratedMessageRegistry\n");
    }

    @Test
    void theOptionSaysWhereItIs() {
        Compiled compiled =
                twoPackages().option("-Adarkrift.registry=other.Protocol").succeed(compiler);

        assertThat(service(compiled)).isEqualTo("other.Protocol\n");
        assertThat(compiled.source("other.Protocol")).contains("public final class Protocol");
    }

    @Test
    void messagesThatAreNotPublicComeFromAPartInTheirPackage() {
        Compiled compiled = new Sources()
                .add("game.chat", "@DarkriftMessage(tag = 2) record Say(String text) {}")
                .add("game.play", "@DarkriftMessage(tag = 1) record Move(float x) {}")
                .add("game", "@DarkriftMessage(tag = 3) record Stop() {}")
                .succeed(compiler);

        assertThat(compiled.source("game.GeneratedMessageRegistry"))
                .contains("StopSerializer.INSTANCE")
                .doesNotContain("SaySerializer");
        assertThat(compiled.source("game.chat.GeneratedMessageRegistryPart")).contains("SaySerializer.INSTANCE");
        assertThat(compiled.source("game.play.GeneratedMessageRegistryPart")).contains("MoveSerializer.INSTANCE");
    }

    @Test
    void structsAloneNeedNone() {
        Compiled compiled =
                Sources.game("@DarkriftStruct record Vector(float x) {}").succeed(compiler);

        assertThat(compiled.files().keySet())
                .noneMatch(file -> file.contains("GeneratedMessageRegistry") || file.contains("META-INF"));
    }
}
