package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.wire.WireException;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Structs that grow: older and newer versions of the same types, wherever they may stand. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class SizedStructsTest {
    private static final String STRUCT = "@DarkriftStruct(sized = true) ";

    @Parameter
    TestedCompiler compiler;

    @TempDir
    Path directory;

    private static String source(String home, String type) {
        return "package " + home + "; import io.darkrift.annotation.*; import java.util.*;\n" + type;
    }

    private static void compile(DiskCompilation compilation) {
        assertThat(compilation.compile(Sources.processorsUnderTest()))
                .as("%s", compilation.messages())
                .isTrue();
    }

    /**
     * A program whose structs are in class files.
     *
     * @param appended what this version has at the end of its structs
     * @param arguments the values of these
     */
    private ClassLoader program(String version, String appended, String arguments) throws Exception {
        DiskCompilation library = new DiskCompilation(directory.resolve(version + "-library"), compiler)
                .file("lib/Point.java", source("lib", STRUCT + "public record Point(short x" + appended + ") {}"))
                .file(
                        "lib/Inner.java",
                        source(
                                "lib",
                                STRUCT + "public record Inner(byte a, @Appended(defaultValue = \"é\") String b) {}"))
                .file("lib/Shape.java", source("lib", """
                        public sealed interface Shape {
                            %s @WireValue(1) record Dot(Point at%s) implements Shape {}
                            @DarkriftStruct @WireValue(2) record None() implements Shape {}
                        }""".formatted(STRUCT, appended)));
        compile(library);
        DiskCompilation program = new DiskCompilation(directory.resolve(version), compiler)
                .file("game/Spread.java", source("game", """
                        import lib.*;
                        @DarkriftMessage(tag = 1)
                        public record Spread(
                                Point one, Point[] array, List<Point> list, Map<Integer, Point> map, Optional<Point> maybe,
                                Shape shape, List<Shape> shapes, List<List<Point>> lists, int end) {}"""))
                .file("game/Samples.java", source("game", """
                        import lib.*;
                        public class Samples {
                            public static Record spread() {
                                Point p = new Point((short) 1%1$s);
                                Shape s = new Shape.Dot(p%1$s);
                                return new Spread(p, new Point[] {p, p}, List.of(p, p), Map.of(5, p), Optional.of(p), s,
                                        List.of(s, new Shape.None()), List.of(List.of(p)), -1);
                            }
                        }""".formatted(arguments)))
                .options("-cp", library.classes() + File.pathSeparator + System.getProperty("java.class.path"));
        compile(program);
        URL[] urls = {
            program.classes().toUri().toURL(), library.classes().toUri().toURL()
        };
        return new URLClassLoader(urls, getClass().getClassLoader());
    }

    private static Object sample(ClassLoader loader) throws ReflectiveOperationException {
        return loader.loadClass("game.Samples").getMethod("spread").invoke(null);
    }

    @Test
    void olderAndNewerVersionsReadEachOtherWhereverAStructStands() throws Exception {
        ClassLoader old = program("old", "", "");
        ClassLoader now = program(
                "now",
                ", @Appended(defaultValue = \"7\") int y, @Appended Inner inner",
                ", 2, new Inner((byte) 3, \"b\")");
        MessageRegistry oldRegistry = MessageRegistry.load(old);
        MessageRegistry nowRegistry = MessageRegistry.load(now);

        assertThat(nowRegistry.decode(nowRegistry.encode(sample(now))))
                .usingRecursiveComparison()
                .isEqualTo(sample(now));
        assertThat(oldRegistry.decode(nowRegistry.encode(sample(now))))
                .usingRecursiveComparison()
                .isEqualTo(sample(old));
        assertThat(nowRegistry.decode(oldRegistry.encode(sample(old))).toString())
                .contains("one=Point[x=1, y=7, inner=Inner[a=0, b=é]]")
                .contains("list=[Point[x=1, y=7, inner=Inner[a=0, b=é]], Point[x=1, y=7, inner=Inner[a=0, b=é]]]")
                .contains("map={5=Point[x=1, y=7, inner=Inner[a=0, b=é]]}")
                .contains("shape=Dot[at=Point[x=1, y=7, inner=Inner[a=0, b=é]], y=7, inner=Inner[a=0, b=é]]")
                .contains("lists=[[Point[x=1, y=7, inner=Inner[a=0, b=é]]]]")
                .endsWith("end=-1]");
    }

    @Test
    void aStructThatEndsWithTheMessageIsKnownFromClassFiles() throws Exception {
        DiskCompilation library = new DiskCompilation(directory.resolve("library"), compiler)
                .file(
                        "lib/Open.java",
                        source(
                                "lib",
                                "@DarkriftStruct public record Open(int x, @Appended(defaultValue = \"5\") int y) {}"));
        compile(library);
        String classPath = library.classes() + File.pathSeparator + System.getProperty("java.class.path");
        DiskCompilation wrong = new DiskCompilation(directory.resolve("wrong"), compiler)
                .file(
                        "game/Go.java",
                        source("game", "@DarkriftMessage(tag = 1) public record Go(lib.Open open, int end) {}"))
                .options("-cp", classPath);
        DiskCompilation right = new DiskCompilation(directory.resolve("right"), compiler)
                .file(
                        "game/Go.java",
                        source(
                                "game",
                                "@DarkriftMessage(tag = 1) public record Go(byte id, @Appended lib.Open open) {}"))
                .options("-cp", classPath);

        assertThat(wrong.compile(Sources.processorsUnderTest())).isFalse();
        assertThat(wrong.messages()).anyMatch(text -> text.contains("[DarkriftAppended] Go.open is of type Open"));
        compile(right);
        URL[] urls = {right.classes().toUri().toURL(), library.classes().toUri().toURL()};
        MessageRegistry registry =
                MessageRegistry.load(new URLClassLoader(urls, getClass().getClassLoader()));
        assertThat(decode(registry, "09")).hasToString("Go[id=9, open=Open[x=0, y=5]]");
        assertThat(decode(registry, "0900000001")).hasToString("Go[id=9, open=Open[x=1, y=5]]");
        assertThat(decode(registry, "090000000100000002")).hasToString("Go[id=9, open=Open[x=1, y=2]]");
    }

    private ClassLoader game(String... types) {
        DiskCompilation compilation = new DiskCompilation(directory.resolve("game"), compiler);
        for (String type : types) {
            String name = type.replaceAll("(?s).*?\\b(?:record|class|interface) (\\w+).*", "$1");
            compilation.file("game/" + name + ".java", source("game", type));
        }
        compile(compilation);
        return compilation.loader();
    }

    private static Object decode(MessageRegistry registry, String payload) {
        return registry.decode(Message.of(1, HexFormat.of().parseHex(payload)));
    }

    private static void isRefused(MessageRegistry registry, String payload, String message, int offset) {
        assertThatThrownBy(() -> decode(registry, payload))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("Go (tag 1)")
                .hasMessageContaining(message)
                .extracting(e -> ((WireException) e).offset())
                .isEqualTo(offset);
    }

    @Test
    void aSizeThatCantBeTrueIsRefusedByMessageComponentAndOffset() {
        MessageRegistry registry = MessageRegistry.load(game(
                STRUCT + "public record Point(short x, byte y, @Appended int z) {}",
                "@DarkriftMessage(tag = 1) public record Go(byte id, Point to, List<Point> way) {}"));

        isRefused(registry, "0500", "Go.to: 2 bytes are needed", 1);
        isRefused(registry, "050004000102", "Go.to: a size of 4 bytes can't be true: 3 bytes are left", 1);
        isRefused(registry, "05000200010000000000", "Go.to: a size of 2 bytes can't be true: Point takes 3 or more", 1);
        isRefused(registry, "050005000102aabb00000000", "Point.z: 4 bytes are needed at offset 6, 2 are left", 6);
        isRefused(registry, "05000300010200000001ffff000000", "Go.way: a size of 65535 bytes", 10);
        isRefused(registry, "0500030001020000000200030001", "Go.way: a count of 2 can't be true", 6);
        assertThat(decode(registry, "05000300010200000000")).hasToString("Go[id=5, to=Point[x=1, y=2, z=0], way=[]]");
    }

    @Test
    void aStructWithMoreBytesThanItsSizeCanSayIsRefusedByComponent() throws Exception {
        ClassLoader loader = game(
                STRUCT + "public record Words(@Text(TextEncoding.UTF_8) String text) {}",
                "@DarkriftMessage(tag = 1) public record Go(Words one, Words[] array, Map<Integer, Words> map, Any any) {}",
                "public sealed interface Any {" + STRUCT + "@WireValue(1) record One(Words text) implements Any {} }",
                """
                public class Samples {
                    public static Record go(int one, int array, int map, int any) {
                        return new Go(text(one), new Words[] {text(0), text(array)}, Map.of(3, text(map)),
                                new Any.One(text(any)));
                    }
                    private static Words text(int length) {
                        return new Words("x".repeat(length));
                    }
                }""");
        MessageRegistry registry = MessageRegistry.load(loader);
        int fits = 65_531;

        assertThat(registry.decode(registry.encode(go(loader, fits, fits, fits, fits - 2))))
                .isInstanceOf(Record.class);
        isTooLarge(registry, go(loader, fits + 1, 0, 0, 0), "Go.one takes 65536 bytes");
        isTooLarge(registry, go(loader, 0, fits + 1, 0, 0), "Go.array[1] takes 65536 bytes");
        isTooLarge(registry, go(loader, 0, 0, fits + 1, 0), "Go.map[0] takes 65536 bytes");
        isTooLarge(registry, go(loader, 0, 0, 0, fits - 1), "Go.any takes 65536 bytes");
        isTooLarge(registry, go(loader, 0, 0, 0, fits + 1), "One.text takes 65536 bytes");
    }

    private static Object go(ClassLoader loader, int... lengths) throws ReflectiveOperationException {
        return loader.loadClass("game.Samples")
                .getMethod("go", int.class, int.class, int.class, int.class)
                .invoke(null, lengths[0], lengths[1], lengths[2], lengths[3]);
    }

    private static void isTooLarge(MessageRegistry registry, Object message, String text) {
        assertThatThrownBy(() -> registry.encode(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text + ": a sized struct takes 65535 at most, shorten what is in it");
    }

    @Test
    void aSizedStructThatIsNullIsRefusedByComponent() throws Exception {
        ClassLoader loader = game(
                STRUCT + "public record Point(int x) {}",
                "@DarkriftMessage(tag = 1) public record Go(Point to) {}",
                "@DarkriftMessage(tag = 2) public record Way(Point[] points) {}",
                "public class Samples { public static List<Record> all() {"
                        + " return List.of(new Go(null), new Way(new Point[] {null})); } }");
        List<?> all =
                (List<?>) loader.loadClass("game.Samples").getMethod("all").invoke(null);
        MessageRegistry registry = MessageRegistry.load(loader);

        assertThatThrownBy(() -> registry.encode(all.get(0))).hasMessageStartingWith("Go.to is null");
        assertThatThrownBy(() -> registry.encode(all.get(1))).hasMessageStartingWith("Way.points[0] is null");
    }
}
