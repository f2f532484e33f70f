package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.processor.Compiled.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Names, annotations and shapes that Java allows, though few people write them. All of them compile without a warning. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class LegalSourcesTest {
    private static final String EVERYTHING = "import java.util.*; @DarkriftMessage(tag = 1) public record Everything("
            + "int first, String text, List<String> list, Map<String, Integer> map, Optional<Part> maybe, Kind kind,"
            + " Kind[] kinds, Part[] parts, List<Boolean> flags, Shape shape, @Appended Part part, @Appended byte[] bytes) {}";
    private static final String PART = "@DarkriftStruct public record Part(int number) {}";
    private static final String KIND = "public enum Kind { A, @WireValue(7) B }";
    private static final String SHAPE = "public sealed interface Shape {"
            + " @WireValue(1) @DarkriftStruct record Circle(float radius) implements Shape {}"
            + " @WireValue(2) @DarkriftStruct record Text(String text) implements Shape {} }";

    @Parameter
    TestedCompiler compiler;

    private Compiled compile(Sources sources) {
        Compiled compiled = sources.succeed(compiler);
        assertThat(compiled.problems())
                .filteredOn(problem -> !problem.text().contains("@SuppressWarnings("))
                .noneMatch(problem ->
                        compiled.files().keySet().stream().anyMatch(file -> file.endsWith("/" + problem.file())));
        return compiled;
    }

    private Compiled game(String... types) {
        return compile(Sources.game(types));
    }

    @Test
    void typesOfThePackageMayHaveTheNamesOfJavaLang() {
        for (String name : List.of(
                "Class", "Object", "Character", "Record", "Override", "Integer", "SuppressWarnings", "Enum", "Float")) {
            game(
                    "@DarkriftMessage(tag = 1) public record Choose(int item, " + name
                            + " kind, java.util.List<Byte> list) {}",
                    "public enum " + name + " { WARRIOR }");
        }
    }

    @Test
    void enumsMayHaveMoreConstantsThanALineHolds() {
        String constants = IntStream.range(0, 40)
                .mapToObj(i -> "@WireValue(" + 3 * i + ") CONSTANT_WITH_A_LONG_NAME_" + i)
                .collect(Collectors.joining(", "));
        game(
                "@DarkriftMessage(tag = 1) public record Choose(Kind kind, Kind[] kinds, @Appended Kind last) {}",
                "public enum Kind { " + constants + " }");
    }

    @Test
    void typesMayHaveTheNamesOfVariablesOfGeneratedCode() {
        for (String name : List.of("INSTANCE", "SIZE", "MIN_SIZE", "value", "out", "in", "at", "bytes", "i")) {
            game(
                    "@DarkriftMessage(tag = 1) public record Choose(byte item, @Appended " + name + " first, @Appended("
                            + "defaultValue = \"B\") Other." + name + " second, @Appended Part part) {}",
                    "@DarkriftStruct public record Part(" + name + " kind) {}",
                    "public enum " + name + " { A, B }",
                    "public interface Other { enum " + name + " { A, B } }");
        }
        game(
                "@DarkriftMessage(tag = 1) public record Choose(@SerializedBy(INSTANCE.class) java.util.UUID id) {}",
                "class INSTANCE implements io.darkrift.wire.ValueSerializer<java.util.UUID> {"
                        + " static final INSTANCE INSTANCE = new INSTANCE();"
                        + " public void write(java.util.UUID value, io.darkrift.wire.DarkriftWriter out) {}"
                        + " public java.util.UUID read(io.darkrift.wire.DarkriftReader in) { return null; } }");
    }

    @Test
    void typesOfThePackageMayHaveTheNamesOfWhatGeneratedCodeUses() {
        for (String name : List.of(
                "Class",
                "String",
                "List",
                "Map",
                "Optional",
                "BigEndian",
                "Checks",
                "Reads",
                "DarkriftReader",
                "DarkriftWriter",
                "MessageSerializer",
                "RecordSerializer",
                "Elements",
                "Enums",
                "Direction",
                "TextEncoding",
                "Layout",
                "DarkriftGenerated",
                "Iterator",
                "Unions")) {
            game(
                    "public enum " + name + " { WARRIOR, MAGE }",
                    PART,
                    KIND,
                    SHAPE,
                    EVERYTHING
                            .replace("import java.util.*;", "")
                            .replace("List<", "java.util.List<")
                            .replace("Map<", "java.util.Map<")
                            .replace("Optional<", "java.util.Optional<")
                            .replace("String ", "java.lang.String ")
                            .replace("String>", "java.lang.String>")
                            .replace("String,", "java.lang.String,")
                            .replace("int first", "int first, " + name + " own, java.util.List<" + name + "> owns"));
        }
    }

    @Test
    void componentsMayHaveTheNamesOfTypes() {
        game(
                "import java.util.*; @DarkriftMessage(tag = 1) record M(int X, @Appended Colour Colour) {}",
                "enum Colour { RED }");
        game(
                "import java.util.*; @DarkriftMessage(tag = 1) record M(Colour Colour, Colour[] M, String String,"
                        + " List<String> List, Map<Integer, String> Integer, Optional<Integer> Optional, Part PartSerializer,"
                        + " int MSerializer, int[] Reads, int Checks, String BigEndian, int Elements, int Enums,"
                        + " List<Part> Lists, int COLOUR, int Override, int Class, int TextEncoding, @Appended Part Part,"
                        + " @Appended List<Part> Maps, @Appended int DarkriftReader) {}",
                "enum Colour { RED }",
                PART);
    }

    @Test
    void componentsMayHaveTheNamesOfVariablesAndPackages() {
        game(
                PART,
                KIND,
                "import java.util.*; @DarkriftMessage(tag = 1) record M(int in, Kind out, int at, Part[] bytes,"
                        + " List<Part> value, int i, String[] j, int java, List<Kind> io, Kind game, int javax, Kind darkrift,"
                        + " int INSTANCE, int SIZE, int this_, Map<Kind, List<Part>> number, @Appended Kind place,"
                        + " @Appended int index, @Appended @Bits(3) int count) {}",
                "@DarkriftStruct record S(int in, Kind out, int at, Part bytes, Part value, int java, Kind io, Kind game,"
                        + " Kind INSTANCE, int SIZE, int KIND) {}");
    }

    @Test
    void namesMayBeOfAnyAlphabet() {
        game(
                "@DarkriftMessage(tag = 1) record Größe(int länge, Färbung färbung, int 位置, int _x, int $y) {}",
                "enum Färbung { GRÜN, 青 }");
    }

    @Test
    void aDeprecatedConstructorMakesNoWarning() {
        game(
                "@DarkriftMessage(tag = 1) public record Choose(int item) { /** @deprecated no */ @Deprecated public Choose {} }");
        game(
                "import java.util.*; @DarkriftMessage(tag = 1) public record Choose(int a, @Appended Part part) {}",
                "@DarkriftStruct public record Part(int item) {"
                        + " /** @deprecated no */ @Deprecated(forRemoval = true) public Part(int item) { this.item = item; } }");
    }

    @Test
    void aSecondTypeOfAFileIsNoted() {
        Compiled compiled = Sources.game(
                        "public class Protocol {} @DarkriftMessage(tag = 1) record Choose(Kind kind, Part part, Part[] parts) {}"
                                + " enum Kind { A, B } @DarkriftStruct record Part(int item, Kind kind, Kind[] kinds) {}")
                .option("-Xlint:-auxiliaryclass")
                .succeed(compiler);

        assertThat(compiled.problems())
                .extracting(Problem::text)
                .filteredOn(text -> text.startsWith("[Darkrift"))
                .containsExactlyInAnyOrderElementsOf(
                        // The Eclipse compiler tells the file of a type from Java 18 on, as javac does through its
                        // trees.
                        compiler == TestedCompiler.JAVAC || Runtime.version().feature() >= 18
                                ? List.of(note("Choose"), note("Kind"), note("Part"))
                                : List.of());
    }

    private static String note(String type) {
        return "[DarkriftAuxiliaryType] game." + type + " is not the first type of its source file, so that javac"
                + " -Xlint:auxiliaryclass warns where generated code names it: give it a file of its own";
    }

    @Test
    void aConstructorMayRefuseTheDefaultsOfItsComponents() {
        game(
                "@DarkriftMessage(tag = 1) public record Choose(int item, @Appended Part part) {}",
                "@DarkriftStruct public record Part(String name) { public Part { if (name.isEmpty()) throw new"
                        + " IllegalArgumentException(\"empty\"); } }");
    }

    @Test
    void recordsMayBeLarge() {
        String components = IntStream.range(0, 120)
                .mapToObj(i -> "java.util.Map<String, Integer> m" + i + ", java.util.List<Integer> l" + i)
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();

        game("@DarkriftMessage(tag = 1) public record Choose(" + components + ") {}");
    }
}
