package io.darkrift.processor;

import static io.darkrift.processor.ErrorsTest.Expected.error;
import static io.darkrift.processor.ErrorsTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags that come from constants, and the ranges that packages keep to. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class TagsTest {
    @Parameter
    TestedCompiler compiler;

    private static Sources ranged(String packageName, String range, String... types) {
        Sources sources = new Sources().file(packageName + ".package-info", packageInfo(packageName, range));
        for (String type : types) {
            sources.add(packageName, type);
        }
        return sources;
    }

    private static String packageInfo(String packageName, String range) {
        return "/** Messages. */\n@io.darkrift.annotation.DarkriftTags(" + range + ")\npackage " + packageName + ";";
    }

    /** Expects that the record Choose has the tag 7. */
    private void expectTag(Sources sources) {
        assertThat(sources.succeed(compiler).source("game.ChooseSerializer")).contains("super(7, Choose.class);");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Tags { static final int CHOOSE = 7; }",
                "interface Tags { int CHOOSE = 7; }",
                "enum Tags { ; static final int CHOOSE = 7; }",
                "interface Tags { int BASE = 0x5; int CHOOSE = BASE + 1 << 1 - 1 | 1; }",
                "class Tags { static final byte CHOOSE = 7; }",
                "class Tags { static final char CHOOSE = (char) 7; }"
            })
    void aTagMayBeAConstantOfAnyHolder(String holder) {
        expectTag(Sources.game("@DarkriftMessage(tag = Tags.CHOOSE) record Choose(int item) {}", holder));
    }

    @Test
    void aTagMayBeAConstantThatIsImported() {
        expectTag(new Sources()
                .file("rules.Tags", "package rules; public enum Tags { ; public static final int CHOOSE = 7; }")
                .file(
                        "game.Choose",
                        "package game; import static rules.Tags.*;"
                                + " @io.darkrift.annotation.DarkriftMessage(tag = CHOOSE) record Choose(int item) {}"));
    }

    @Test
    void aTagMayBeAConstantOfTheRecordItself() {
        expectTag(Sources.game(
                "@DarkriftMessage(tag = Choose.TAG) record Choose(int item) { static final int TAG = 7; }"));
    }

    @Test
    void aTagMayBeAConstantThatAnotherProcessorWrites() {
        Compiled compiled = Sources.game("@DarkriftMessage(tag = Tags.CHOOSE) record Choose(int item) {}")
                .processor(new LateTypes(Map.of(1, List.of("interface Tags { int CHOOSE = 7; }"))))
                .succeed(compiler);

        assertThat(compiled.source("game.ChooseSerializer")).contains("super(7, Choose.class);");
        assertThat(compiled.source("game.GeneratedMessageRegistry")).contains("ChooseSerializer");
        assertThat(compiled.source("game.GeneratedMessageRegistryHandler")).contains("tag == 7");
    }

    @Test
    void aConstantThatNeverComesIsAnErrorOfTheCompilerAlone() {
        Compiled compiled = Sources.game("@DarkriftMessage(tag = Tags.CHOOSE) record Choose(int item) {}")
                .compile(compiler);

        assertThat(compiled.isSuccess()).isFalse();
        assertThat(compiled.errors()).noneMatch(text -> text.startsWith("["));
    }

    @Test
    void constantsThatClashAreAnError() {
        expect(
                Sources.game(
                        "@DarkriftMessage(tag = Tags.CHOOSE) record Choose(int item) {}",
                        "@DarkriftMessage(tag = Tags.CHOICE) record Choice(int item) {}",
                        "interface Tags { int CHOOSE = 7; int CHOICE = CHOOSE; }"),
                error("Choice.java", 2, 28, "[DarkriftTagClash] tag 7 is used by Choose and Choice"));
    }

    @Test
    void aPackageMayKeepToARangeWithBothItsEnds() {
        ranged(
                        "game",
                        "from = 100, to = 199",
                        "@DarkriftMessage(tag = 100) record Choose(int item) {}",
                        "@DarkriftMessage(tag = 199) record Choice(int item) {}")
                .add("game.chat", "@DarkriftMessage(tag = 5) record Say(int item) {}")
                .succeed(compiler);
    }

    @Test
    void aTagOutOfTheRangeOfItsPackageIsAnError() {
        expect(
                ranged(
                        "game",
                        "from = 100, to = 199",
                        "@DarkriftMessage(tag = 200) record Choose(int item) {}",
                        "class Outer { @DarkriftMessage(tag = 99) record Choice(int item) {} }"),
                error(
                        "Outer.java",
                        2,
                        38,
                        "[DarkriftTagOutsidePackage] tag 99 of Choice is not among 100 to 199, which package game keeps"
                                + " to: choose one of those, or widen its @DarkriftTags"),
                error("Choose.java", 2, 24, "[DarkriftTagOutsidePackage] tag 200 of Choose is not among 100 to 199"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from = 199, to = 100", "from = -1, to = 100", "from = 65_000, to = 65_536"})
    void aRangeIsOneOfTags(String range) {
        expect(
                ranged("game", range, "@DarkriftMessage(tag = 7) record Choose(int item) {}"),
                error("package-info.java", 2, 1, "[DarkriftTagRange] package game has the tags "));
    }

    @Test
    void aRangeWithoutMessagesIsLookedAtToo() {
        expect(
                ranged("game", "from = 2, to = 1"),
                error(
                        "package-info.java",
                        2,
                        1,
                        "[DarkriftTagRange] package game has the tags 2 to 1, which is not a range: choose 0 to 65535, the"
                                + " lower one first"));
    }

    @Test
    void rangesThatOverlapAreAnError() {
        expect(
                ranged("game.chat", "from = 100, to = 199")
                        .file("game.play.package-info", packageInfo("game.play", "from = 199, to = 250"))
                        .file("game.quit.package-info", packageInfo("game.quit", "from = 251, to = 251")),
                error(
                        "package-info.java",
                        2,
                        1,
                        "[DarkriftTagRangesOverlap] the packages game.chat (tags 100 to 199) and game.play (tags 199 to"
                                + " 250) have tags in common: give one of them another range"));
    }

    @Test
    void aRangeOfConstantsWorksToo() {
        expect(
                ranged(
                        "game",
                        "from = Tags.FIRST, to = Tags.FIRST + 9",
                        "@DarkriftMessage(tag = Tags.FIRST + 10) record Choose(int item) {}",
                        "interface Tags { int FIRST = 50; }"),
                error("Choose.java", 2, 35, "[DarkriftTagOutsidePackage] tag 60 of Choose is not among 50 to 59"));
    }
}
