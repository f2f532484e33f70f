package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.wire.WireException;
import java.io.File;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in values: how they are written, what they default to, and how large they may become. */
class CompositesTest {
    @TempDir
    Path directory;

    private DiskCompilation compile(String... types) {
        DiskCompilation compilation = new DiskCompilation(directory.resolve("game"));
        for (String type : types) {
            String name = type.replaceAll("(?s).*?\\b(?:record|class|enum|interface) (\\w+).*", "$1");
            compilation.file(
                    "game/" + name + ".java",
                    "package game; import io.darkrift.annotation.*; import java.util.*; " + type);
        }
        assertThat(compilation.compile(Sources.processorsUnderTest()))
                .as("%s", compilation.messages())
                .isTrue();
        return compilation;
    }

    private static Object instance(ClassLoader loader, String type, Object... arguments) throws Exception {
        Constructor<?> constructor = loader.loadClass("game." + type).getConstructors()[0];
        return constructor.newInstance(arguments);
    }

    @Test
    void listsOfListsAreCountsOfCounts() throws Exception {
        ClassLoader loader = compile(
                        "@DarkriftMessage(tag = 1) public record Grid(@UInt8 int[][] rows, List<List<String>> texts) {}")
                .loader();
        MessageRegistry registry = MessageRegistry.load(loader);
        Object grid = instance(loader, "Grid", new int[][] {{1, 2}, {}}, List.of(List.of(), List.of("a")));

        Message message = registry.encode(grid);

        assertThat(message.payload())
                .containsExactly(
                        0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 0, 0, 0, 0, // rows
                        0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 97, 0); // texts
        assertThat(registry.decode(message)).usingRecursiveComparison().isEqualTo(grid);
    }

    @Test
    void anElementOfAnElementIsNamedByBothIndexes() throws Exception {
        ClassLoader loader = compile(
                        "@DarkriftMessage(tag = 1) public record Rows(@UInt8 int[][] rows) {}",
                        "@DarkriftMessage(tag = 2) public record Shorts(@UInt8 @Range(min = 0, max = 9) List<short[]> rows) {}",
                        "@DarkriftMessage(tag = 3) public record Cubes(List<List<List<String>>> cubes) {}",
                        "@DarkriftMessage(tag = 4) public record Flags(List<Optional<List<Boolean>>> flags) {}",
                        "@DarkriftMessage(tag = 5) public record Maps(Map<String, String[]>[] maps) {}",
                        "@DarkriftMessage(tag = 6) public record Names(List<List<@MaxLength(1) String>> names) {}")
                .loader();
        MessageRegistry registry = MessageRegistry.load(loader);
        String[] oneIsNull = {"a", null};

        assertRefused(registry, instance(loader, "Rows", new Object[] {new int[][] {{1}, {2, 3, 256}}}))
                .hasMessage("Rows.rows[1][2] is 256: a UInt8 holds 0 to 255");
        assertRefused(registry, instance(loader, "Shorts", List.of(new short[] {9}, new short[] {9, 10})))
                .hasMessageStartingWith("Shorts.rows[1][1] is 10");
        assertRefused(
                        registry,
                        instance(loader, "Cubes", List.of(List.of(), List.of(List.of(), Arrays.asList(oneIsNull)))))
                .hasMessageStartingWith("Cubes.cubes[1][1][1] is null");
        assertRefused(registry, instance(loader, "Flags", List.of(Optional.of(Arrays.asList(true, null)))))
                .hasMessageStartingWith("Flags.flags[0][1] is null");
        assertRefused(registry, instance(loader, "Maps", new Object[] {
                    new Map<?, ?>[] {Map.of(), Map.of("a", oneIsNull)}
                }))
                .hasMessageStartingWith("Maps.maps[1][0][1] is null");
        assertRefused(registry, instance(loader, "Names", List.of(List.of(), List.of("a", "ab"))))
                .hasMessageStartingWith("Names.names[1][1] has 2 characters");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(MessageRegistry registry, Object value) {
        return assertThatThrownBy(() -> registry.encode(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anElementHasALimitOfItsOwn() throws Exception {
        ClassLoader loader = compile(
                        "@DarkriftMessage(tag = 1) public record Names(@MaxLength(2) List<@MaxLength(3) String> names) {}")
                .loader();
        MessageRegistry registry = MessageRegistry.load(loader);

        assertThat(registry.decode(registry.encode(instance(loader, "Names", List.of("abc", "abc")))))
                .hasToString("Names[names=[abc, abc]]");
        assertThatThrownBy(() -> registry.encode(instance(loader, "Names", List.of("", "abcd"))))
                .hasMessage("Names.names[1] has 4 characters: at most 3 characters are allowed");
        assertThatThrownBy(() -> registry.encode(instance(loader, "Names", List.of("", "", ""))))
                .hasMessage("Names.names has 3 elements: at most 2 elements are allowed");
    }

    @ParameterizedTest
    @EnumSource
    void aLimitMayStandAtAnyType(TestedCompiler compiler) {
        Compiled compiled = Sources.game("@DarkriftMessage(tag = 1) record Names(\n"
                        + "  java.util.@MaxLength(2) List<java.lang.@MaxLength(3) String> a,\n"
                        + "  @MaxLength(2) String b, @MaxLength(4) String[] c, int @MaxLength(5) [] d,\n"
                        + "  java.util.Optional<@MaxLength(6) String> e) {}")
                .succeed(compiler);

        assertThat(compiled.source("game.NamesSerializer"))
                .contains(
                        "\"a: list(text(UTF_16LE) max 3) max 2\"",
                        "\"b: text(UTF_16LE) max 2\"",
                        "\"c: list(text(UTF_16LE)) max 4\"",
                        "\"d: list(int32) max 5\"",
                        "\"e: optional(text(UTF_16LE) max 6)\"");
    }

    @Test
    void anUnknownNumberIsTheConstantForIt() throws Exception {
        ClassLoader loader = compile(
                        "@DarkriftMessage(tag = 1) public record Choose(Kind kind, List<Kind> kinds) {}",
                        "public enum Kind { A, @UnknownConstant UNKNOWN }")
                .loader();

        Object read = MessageRegistry.load(loader).decode(Message.of(1, new byte[] {77, 0, 0, 0, 2, 0, -1}));

        assertThat(read).hasToString("Choose[kind=UNKNOWN, kinds=[A, UNKNOWN]]");
    }

    @Test
    void aDefaultIsMadeOnlyWhereItIsMissing() throws Exception {
        ClassLoader loader = compile(
                        "@DarkriftMessage(tag = 1) public record Choose(byte item, @Appended Part part) {}",
                        "@DarkriftStruct public record Part(byte number) { public Part {"
                                + " if (number == 0) throw new IllegalArgumentException(\"zero\"); } }")
                .loader();
        MessageRegistry registry = MessageRegistry.load(loader);

        assertThat(registry.decode(Message.of(1, new byte[] {1, 2})))
                .hasToString("Choose[item=1, part=Part[number=2]]");
        assertThatThrownBy(() -> registry.decode(Message.of(1, new byte[] {1})))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("zero");
    }

    @Test
    void aStructFromAClassFileHasTheDefaultsThatItHasFromItsSource() throws Exception {
        DiskCompilation library = new DiskCompilation(directory.resolve("library"))
                .file(
                        "lib/Nullable.java",
                        "package lib; import java.lang.annotation.*;"
                                + " @Target(ElementType.TYPE_USE) public @interface Nullable {}")
                .file(
                        "lib/Note.java",
                        "package lib; import io.darkrift.annotation.*; @DarkriftStruct public record Note(\n"
                                + "    @Nullable String text, @Nullable Integer number, @UInt8 int level, String name) {}");
        assertThat(library.compile(Sources.processorsUnderTest()))
                .as("%s", library.messages())
                .isTrue();
        DiskCompilation game = new DiskCompilation(directory.resolve("game"))
                .file(
                        "game/Post.java",
                        "package game; import io.darkrift.annotation.*; @DarkriftMessage(tag = 1)"
                                + " public record Post(int id, @Appended lib.Note note) {}")
                .options("-cp", library.classes() + File.pathSeparator + System.getProperty("java.class.path"));
        assertThat(game.compile(Sources.processorsUnderTest()))
                .as("%s", game.messages())
                .isTrue();

        assertThat(Sources.read(game.classes().resolve("game/PostSerializer.java")))
                .contains(": new Note(null, null, 0, \"\");");
    }

    @Test
    void structsThatDoubleAreRefusedAtOnce() {
        String[] types = new String[26];
        types[0] = "@DarkriftMessage(tag = 1) public record Choose(S1 a, S1 b) {}";
        for (int i = 1; i < types.length; i++) {
            String next = i < 25 ? "S" + (i + 1) : "int";
            types[i] = "@DarkriftStruct public record S" + i + "(" + next + " a, " + next + " b) {}";
        }

        Compiled compiled =
                Sources.game(types).option("-Adarkrift.peers=csharp,darkriftpy").compile(TestedCompiler.JAVAC);

        assertThat(compiled.errors())
                .filteredOn(text -> text.startsWith("[Darkrift"))
                .containsExactly(
                        "[DarkriftTooLarge] S12 is made of 16384 values, those of its structs included, and 10000"
                                + " are allowed: use lists, or fewer structs in one another");
    }

    /** HotSpot leaves methods of 8,000 bytes and more to its interpreter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.Map<String, Integer>",
                "java.util.List<Integer>",
                "java.util.List<@Nullable Integer>",
                "@Quantized(min = -1, max = 1) float",
                "@Range(min = -1000000, max = 1000000) int",
                "@UInt16 int",
                "Kind[]",
                "Kind",
                "java.util.UUID",
                "@MaxLength(3) String",
                "@Appended int",
                "@Appended java.util.UUID"
            })
    void noMethodOfALargeRecordIsTooLargeForTheCompilerOfTheJvm(String type) throws Exception {
        String components =
                IntStream.range(0, 200).mapToObj(i -> type + " component" + i).collect(Collectors.joining(", "));
        DiskCompilation compilation = compile(
                "@DarkriftMessage(tag = 1) public record Large(" + components + ") {}",
                "public enum Kind { A }",
                "@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) public @interface Nullable {}");

        int longest = MethodSizes.of(compilation.classes().resolve("game/LargeSerializer.class")).values().stream()
                .max(Integer::compare)
                .orElseThrow();
        assertThat(longest).isBetween(1_000, MethodSizes.LIMIT);
    }

    @Test
    void whatTheSerializerCannotReachIsAnErrorAtTheComponent() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) public record Choose(int a, @Appended other.Part part) {}")
                .file(
                        "other.Part",
                        "package other; import io.darkrift.annotation.*; @DarkriftStruct public record Part(Hidden hidden) {}")
                .file(
                        "other.Hidden",
                        "package other; import io.darkrift.annotation.*; @DarkriftStruct record Hidden(int a) {}")
                .compile(TestedCompiler.JAVAC);

        assertThat(compiled.errors())
                .contains(
                        "[DarkriftAppended] Choose.part has no default, since Part.hidden has no default, since its"
                                + " serializer can't reach Hidden: make that public, or the component @Nullable or an Optional");
    }

    @Test
    void aUnionWithAHiddenRecordOfAnotherPackageIsAnErrorAtTheComponent() {
        DiskCompilation module = new DiskCompilation(directory.resolve("module"))
                .file(
                        "module-info.java",
                        "module game { requires io.darkrift.runtime; requires io.darkrift.annotation; }")
                .file(
                        "a/Shape.java",
                        "package a; import io.darkrift.annotation.*; public sealed interface Shape permits Circle {}"
                                + " @WireValue(1) @DarkriftStruct record Circle(int r) implements Shape {}")
                .file(
                        "b/Choose.java",
                        "package b; import io.darkrift.annotation.*;"
                                + " @DarkriftMessage(tag = 1) public record Choose(a.Shape shape) {}")
                .options("--module-path", System.getProperty("java.class.path"), "-Xlint:-auxiliaryclass");

        assertThat(module.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(module.messages())
                .contains(
                        "[DarkriftUnion] Choose.shape is of type Shape, which permits Circle, which the serializer beside"
                                + " Choose can't reach: make it public, or move it into the same package");
    }

    @Test
    void theEncodingOfAModuleIsThatOfRecordsThatNameNone() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) record Chat(String text, Part part) {}",
                        "@DarkriftStruct(encoding = TextEncoding.US_ASCII) record Part(String text) {}")
                .option("-Adarkrift.encoding=UTF_8")
                .succeed(TestedCompiler.JAVAC);

        assertThat(compiled.source("game.ChatSerializer")).contains("\"text: text(UTF_8)\"");
        assertThat(compiled.source("game.PartSerializer")).contains("\"text: text(US_ASCII)\"");
    }

    @Test
    void anArrayIsReadAsItWasWritten() throws Exception {
        ClassLoader loader = compile(
                        "@DarkriftMessage(tag = 1) public record Many(Optional<Integer>[] maybe, @UInt16 List<int[]> list) {}")
                .loader();
        MessageRegistry registry = MessageRegistry.load(loader);
        Object many = instance(
                loader,
                "Many",
                new java.util.Optional<?>[] {java.util.Optional.of(1), java.util.Optional.empty()},
                Arrays.asList(new int[] {1, 65535}, new int[0]));

        assertThat(registry.decode(registry.encode(many)))
                .usingRecursiveComparison()
                .isEqualTo(many);
    }
}
