package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Traits of the written classes that the golden files do not show. All sources here compile without a warning. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class GeneratedCodeTest {
    @Parameter
    TestedCompiler compiler;

    private String serializer(String record, String... others) {
        return compile(Sources.game(others).add("game", record)).source("game.ChooseSerializer");
    }

    /** Expects no warnings, but for one: the Eclipse compiler wants no more suppressed than it would warn of. */
    private Compiled compile(Sources sources) {
        Compiled compiled = sources.succeed(compiler);
        assertThat(compiled.problems())
                .filteredOn(problem -> !problem.text().startsWith("Unnecessary @SuppressWarnings("))
                .noneMatch(problem ->
                        compiled.files().keySet().stream().anyMatch(file -> file.endsWith("/" + problem.file())));
        return compiled;
    }

    @Test
    void aSerializerIsAsVisibleAsItsRecord() {
        assertThat(serializer("@DarkriftMessage(tag = 1) public record Choose(int item) {}"))
                .contains("public final class ChooseSerializer");
        assertThat(serializer("@DarkriftMessage(tag = 1) record Choose(int item) {}"))
                .contains("\nfinal class ChooseSerializer");
    }

    @Test
    void aRecordInAHiddenClassIsHidden() {
        Compiled compiled = compile(Sources.game(
                "class Outer { @DarkriftStruct public record A(int item) {} }",
                "public class Open { @DarkriftStruct protected record B(int item) {} }",
                "public class Wide { @DarkriftStruct public record C(int item) {} }"));

        assertThat(compiled.source("game.Outer_ASerializer")).contains("\nfinal class");
        assertThat(compiled.source("game.Open_BSerializer")).contains("\nfinal class");
        assertThat(compiled.source("game.Wide_CSerializer"))
                .contains("\npublic final class", "public static final int SIZE", "public static void put(");
    }

    @Test
    void aSerializerKnowsTheDirectionOfItsMessage() {
        assertThat(serializer(
                        "@DarkriftMessage(tag = 1, direction = Direction.SERVER_TO_CLIENT) record Choose(int item) {}"))
                .contains("super(1, Choose.class, Direction.SERVER_TO_CLIENT);");
        assertThat(serializer("@DarkriftMessage(tag = 1) record Choose(int item) {}"))
                .doesNotContain("Direction");
    }

    @Test
    void aDeprecatedRecordMakesNoWarning() {
        assertThat(serializer(
                        "/** Old. @deprecated */ @Deprecated @DarkriftMessage(tag = 1) public record Choose(int a) {}"))
                .contains("@SuppressWarnings({\"deprecation\", \"removal\"})");
    }

    @Test
    void aDeprecatedConstantMakesNoWarning() {
        assertThat(serializer(
                        "@DarkriftMessage(tag = 1) record Choose(Kind a) {}",
                        "enum Kind { @WireValue(3) @Deprecated A, B }"))
                .contains("EnumTable.of(Kind.class, \"A=3 B=1\")");
        assertThat(serializer(
                        "@DarkriftMessage(tag = 1) record Choose(int a, @Appended Kind b) {}",
                        "enum Kind { @Deprecated A, B }"))
                .contains(": Kind.A;");
    }

    @Test
    void aTypeOfTheUserMayHaveTheNameOfOneOfTheRuntime() {
        assertThat(serializer(
                        "@DarkriftMessage(tag = 1) record Choose(Checks checks, BigEndian[] bigEndians, int[] items) {}",
                        "@DarkriftStruct record Checks(int a) {}",
                        "@DarkriftStruct record BigEndian(String b) {}"))
                .contains("ChecksSerializer.put(");
    }

    @Test
    void theCanonicalConstructorIsCalledWhateverOthersThereAre() {
        assertThat(serializer("@DarkriftMessage(tag = 1) record Choose(@Int8 int a, int... items) {"
                        + " Choose(byte a) { this((int) a); } Choose(Object a, Object items) { this(1); } }"))
                .contains("int a = BigEndian.getInt8(bytes, at);", "return new Choose(a, items);");
    }

    @Test
    void anEnumMayBeNestedInTheRecord() {
        assertThat(serializer("@DarkriftMessage(tag = 1) record Choose(Kind kind, Part part) {"
                        + " enum Kind { A, B } @DarkriftStruct record Part(int x) {} }"))
                .contains("EnumTable.of(Choose.Kind.class)", "Choose_PartSerializer.put(");
    }

    @Test
    void leastSizesAreThoseOfTheElements() {
        assertThat(serializer(
                        "@DarkriftMessage(tag = 1) record Choose(Row[] rows) {}",
                        "@DarkriftStruct record Row(long id, String name, char letter, int[] cells) {}"))
                .contains("new Row[Reads.count(in, 22, \"Choose.rows\")]");
    }

    @Test
    void annotationsOfTypesDoNotReachTheGeneratedCode() {
        Compiled compiled = compile(Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(@Mark String a, java.util.List<@Mark Long> b,"
                                + " Kind @Mark [] c, @Mark int d) { enum Kind { A } }",
                        "@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface Mark {}")
                .option("-Xlint:-processing"));

        assertThat(compiled.source("game.ChooseSerializer")).doesNotContain("Mark");
    }

    @Test
    void aRecordMayBeAMemberOfAnInterface() {
        Compiled compiled = compile(
                Sources.game("public interface Protocol { @DarkriftMessage(tag = 1) record Choose(int item) {} }"));

        assertThat(compiled.source("game.Protocol_ChooseSerializer"))
                .contains("public final class Protocol_ChooseSerializer extends RecordSerializer<Protocol.Choose>");
    }
}
