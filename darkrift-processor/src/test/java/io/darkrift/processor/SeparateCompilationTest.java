package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.DarkriftException;
import io.darkrift.message.MessageRegistry;
import io.darkrift.protocol.ProtocolDescription;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What earlier compilations left in class files. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class SeparateCompilationTest {
    @Parameter
    TestedCompiler compiler;

    @TempDir
    Path directory;

    private DiskCompilation library(Processor... processors) {
        DiskCompilation library = new DiskCompilation(directory.resolve("library"), compiler)
                .file(
                        "lib/Vector.java",
                        "package lib; import io.darkrift.annotation.*;"
                                + " @DarkriftStruct public record Vector(float x, @UInt8 int y, Kind kind) {}")
                .file("lib/Kind.java", "package lib; public enum Kind { @io.darkrift.annotation.WireValue(9) A }")
                .file(
                        "lib/Name.java",
                        "package lib; import io.darkrift.annotation.*;"
                                + " @DarkriftStruct public record Name(@Text(TextEncoding.UTF_8) String text) {}");
        assertThat(library.compile(processors)).as("%s", library.messages()).isTrue();
        return library;
    }

    private DiskCompilation game(DiskCompilation library) {
        return new DiskCompilation(directory.resolve("game"), compiler)
                .file(
                        "game/Move.java",
                        "package game; import io.darkrift.annotation.*; import lib.*; import java.util.List;\n"
                                + "@DarkriftMessage(tag = 1) public record Move(\n"
                                + "    short id, Vector to, List<Vector> path, Name[] names) {}")
                .options("-cp", classPath(library));
    }

    @Test
    void theyAreWrittenInPlaceAsIfTheyWereCompiledNow() throws Exception {
        DiskCompilation game = game(library(Sources.processorsUnderTest()));

        assertThat(game.compile(Sources.processorsUnderTest()))
                .as("%s", game.messages())
                .isTrue();

        assertThat(Files.readString(game.classes().resolve("game/MoveSerializer.java")))
                .contains(
                        "out.reserve(8)",
                        "VectorSerializer.put(Checks.notNull(value.to(), \"Move.to\"), bytes, at + 2);",
                        "VectorSerializer.get(bytes, at + VectorSerializer.SIZE * i, in)",
                        "NameSerializer.INSTANCE.read(in)");
    }

    @Test
    void oneWhoseSerializerHasTheNameOfAnotherClassIsAnError() {
        DiskCompilation library = library(Sources.processorsUnderTest());
        DiskCompilation game = game(library)
                .file(
                        "lib/VectorSerializer.java",
                        "package lib; @io.darkrift.annotation.DarkriftMessage(tag = 2) public record VectorSerializer() {}");

        assertThat(game.compile(Sources.processorsUnderTest())).isFalse();
        assertThat(game.messages().toString())
                .contains("[DarkriftNameClash] Move.to is of type lib.Vector, whose serializer has the name"
                        + " lib.VectorSerializer, and that is another class: rename one of them");
    }

    @Test
    void aSerializerDoesNotHideAClassThatOthersNeed() {
        DiskCompilation shapes = new DiskCompilation(directory.resolve("shapes"), compiler)
                .file("game/ShapeSerializer.java", "package game; public enum ShapeSerializer { INSTANCE, B }");
        assertThat(shapes.compile(Sources.processorsUnderTest())).isTrue();
        DiskCompilation game = new DiskCompilation(directory.resolve("game"), compiler)
                .file(
                        "game/Shape.java",
                        "package game; @io.darkrift.annotation.DarkriftMessage(tag = 1) public record Shape() {}")
                .file(
                        "game/Other.java",
                        "package game; import io.darkrift.annotation.*;"
                                + " @DarkriftMessage(tag = 2) public record Other(ShapeSerializer of) {}")
                .options("-cp", classPath(shapes));

        assertThat(game.compile(Sources.processorsUnderTest())).isFalse();
        assertThat(game.messages().toString())
                .contains("[DarkriftNameClash] ShapeSerializer would be written for Shape, but there is such a class"
                        + " already: rename one of them");
    }

    @Test
    void aSerializerDoesNotHideATypeThatItsRecordIsMadeOf() {
        DiskCompilation shapes = new DiskCompilation(directory.resolve("shapes"), compiler)
                .file("game/ShapeSerializer.java", "package game; public enum ShapeSerializer { A, B }");
        assertThat(shapes.compile(Sources.processorsUnderTest())).isTrue();
        DiskCompilation game = new DiskCompilation(directory.resolve("game"), compiler)
                .file(
                        "game/Shape.java",
                        "package game; import io.darkrift.annotation.*;"
                                + " @DarkriftMessage(tag = 1) public record Shape(ShapeSerializer of) {}")
                .options("-cp", classPath(shapes));

        assertThat(game.compile(Sources.processorsUnderTest())).isFalse();
        assertThat(game.messages().toString())
                .contains("[DarkriftNameClash] ShapeSerializer would be written for Shape, but there is such a class"
                        + " already: rename one of them");
    }

    @Test
    void oneWithoutASerializerIsAnError() {
        DiskCompilation game = game(library());

        assertThat(game.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(game.messages())
                .anyMatch(text -> text.startsWith(
                        "[DarkriftStructWithoutSerializer] Move.to is of type lib.Vector, which was compiled without"
                                + " the annotation processor: lib.VectorSerializer is missing, compile that module with"
                                + " darkrift-processor"));
    }

    @Test
    void oneWhoseSerializerHasAnotherShapeWritesItself() throws Exception {
        DiskCompilation library = library(Sources.processorsUnderTest());
        DiskCompilation other = new DiskCompilation(directory.resolve("library"), compiler)
                .file(
                        "lib/VectorSerializer.java",
                        "package lib; import io.darkrift.wire.*;"
                                + " public final class VectorSerializer implements ValueSerializer<Vector> {"
                                + " public static final VectorSerializer INSTANCE = new VectorSerializer();"
                                + " private VectorSerializer() {}"
                                + " public void write(Vector value, DarkriftWriter out) {}"
                                + " public Vector read(DarkriftReader in) { throw new AssertionError(); } }");
        assertThat(other.compile()).as("%s", other.messages()).isTrue();
        DiskCompilation game = game(library);

        assertThat(game.compile(Sources.processorsUnderTest()))
                .as("%s", game.messages())
                .isTrue();

        assertThat(Files.readString(game.classes().resolve("game/MoveSerializer.java")))
                .contains("VectorSerializer.INSTANCE.write(Checks.notNull(value.to(), \"Move.to\"), out);");
    }

    /** Class files hide annotations of types from older compilers: the serializer tells what there is. */
    @Test
    void whatMayBeNullAndUnionsAreKnownFromClassFiles() throws Exception {
        DiskCompilation library = new DiskCompilation(directory.resolve("library"))
                .file(
                        "lib/Nullable.java",
                        "package lib; import java.lang.annotation.*;"
                                + " @Target(ElementType.TYPE_USE) public @interface Nullable {}")
                .file(
                        "lib/Note.java",
                        "package lib; import io.darkrift.annotation.*; @DarkriftStruct public record Note(\n"
                                + "    @Nullable Integer number, @Nullable String text, @Bits(3) int bits) {}")
                .file(
                        "lib/Shape.java",
                        "package lib; import io.darkrift.annotation.*; public sealed interface Shape {\n"
                                + " @DarkriftStruct @WireValue(1) record Dot(int x) implements Shape {}\n"
                                + " @DarkriftStruct @WireValue(2) record Blob(Note note) implements Shape {} }");
        assertThat(library.compile(Sources.processorsUnderTest()))
                .as("%s", library.messages())
                .isTrue();
        DiskCompilation game = new DiskCompilation(directory.resolve("game"))
                .file(
                        "game/Post.java",
                        "package game; import io.darkrift.annotation.*; import lib.*; import java.util.List;\n"
                                + "@DarkriftMessage(tag = 1) public record Post(\n"
                                + "    Note note, List<Note> notes, Shape shape, List<Shape> shapes) {}")
                .options("-cp", classPath(library));

        assertThat(game.compile(Sources.processorsUnderTest()))
                .as("%s", game.messages())
                .isTrue();

        assertThat(Files.readString(library.classes().resolve("lib/NoteSerializer.java")))
                .contains("public static final int MIN_SIZE = 3;");
        assertThat(Files.readString(game.classes().resolve("game/PostSerializer.java")))
                .contains(
                        "NoteSerializer.INSTANCE.write(Checks.notNull(value.note(), \"Post.note\"), out);",
                        "new Note[Reads.count(in, 3, \"Post.notes\")]",
                        "UnionCodec.of(Shape.class, WireInteger.UINT8, 3)",
                        ".with(2, Shape.Blob.class, Shape_BlobSerializer.INSTANCE);");
    }

    /** The size of a struct is a constant in the serializers of other modules. */
    @Test
    void aFixedStructOfAnotherModuleThatHasChangedIsFoundWhenTheRegistryIsLoaded() throws Exception {
        DiskCompilation library = library(Sources.processorsUnderTest());
        DiskCompilation game = game(library);
        assertThat(game.compile(Sources.processorsUnderTest()))
                .as("%s", game.messages())
                .isTrue();
        assertThat(load(game, library).size()).isEqualTo(1);
        DiskCompilation changed = new DiskCompilation(directory.resolve("changed"), compiler)
                .file(
                        "lib/Vector.java",
                        "package lib; import io.darkrift.annotation.*;"
                                + " @DarkriftStruct public record Vector(double x, @UInt8 int y, Kind kind) {}")
                .file("lib/Kind.java", "package lib; public enum Kind { @io.darkrift.annotation.WireValue(9) A }")
                .file(
                        "lib/Name.java",
                        "package lib; import io.darkrift.annotation.*;"
                                + " @DarkriftStruct public record Name(@Text(TextEncoding.UTF_8) String text) {}");
        assertThat(changed.compile(Sources.processorsUnderTest())).isTrue();

        assertThatThrownBy(() -> load(game, changed))
                .isInstanceOf(DarkriftException.class)
                .hasMessageContaining("lib.VectorSerializer writes 10 bytes, and wrote 6 when this module was compiled:"
                        + " compile this module again");
    }

    private static MessageRegistry load(DiskCompilation... modules) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (DiskCompilation module : modules) {
            urls.add(module.classes().toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), SeparateCompilationTest.class.getClassLoader())) {
            return MessageRegistry.load(loader);
        }
    }

    @Test
    void twoModulesWithRegistriesOfTheSameNameAreFoundWhenTheyAreLoaded() {
        DiskCompilation lobby = messages("lobby", "Choose", 1);
        DiskCompilation arena = messages("arena", "Choice", 2);
        assertThat(lobby.compile(Sources.processorsUnderTest())).isTrue();
        assertThat(arena.compile(Sources.processorsUnderTest())).isTrue();

        assertThatThrownBy(() -> load(lobby, arena))
                .isInstanceOf(DarkriftException.class)
                .hasMessageContaining("game.GeneratedMessageRegistry is in " + lobby.classes() + " and in "
                        + arena.classes() + ", and only one of them can be loaded")
                .hasMessageContaining("-Adarkrift.registry=a.b.Name");
    }

    @Test
    void aTagOfADependencyIsAnError() throws IOException {
        DiskCompilation first = message("first", "lobby", "Login", 7);
        DiskCompilation second = message("second", "shop", "Buy", 8);
        assertThat(first.compile(Sources.processorsUnderTest())).isTrue();
        assertThat(second.compile(Sources.processorsUnderTest())).isTrue();
        Path jar = directory.resolve("second.jar");
        jar(second.classes(), jar);
        String classPath =
                first.classes() + File.pathSeparator + jar + File.pathSeparator + System.getProperty("java.class.path");
        DiskCompilation game = message("game", "game", "Go", 7)
                .file(
                        "game/Stop.java",
                        "package game; @io.darkrift.annotation.DarkriftMessage(tag = 8) public record Stop() {}")
                .options("-cp", classPath);

        assertThat(game.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(game.messages())
                .anyMatch(text -> text.startsWith("[DarkriftTagClash] tag 7 is used by Go and by lobby.Login of another"
                        + " module, and MessageRegistry.load() merges all modules: give one of them another tag; if a"
                        + " program never loads both, compile with -Adarkrift.dependencies=ignore"))
                .anyMatch(
                        text -> text.startsWith("[DarkriftTagClash] tag 8 is used by Stop and by shop.Buy of another"));
        DiskCompilation apart =
                message("apart", "game", "Go", 7).options("-cp", classPath, "-Adarkrift.dependencies=ignore");
        assertThat(apart.compile(Sources.processorsUnderTest()))
                .as("%s", apart.messages())
                .isTrue();
    }

    @Test
    void theTagsOfTheModuleItselfAreNoClash() {
        for (int tag : new int[] {7, 7, 9}) {
            DiskCompilation game = message("game", "game", "Go", tag);
            game.options("-cp", classPath(game))
                    .options(compiler == TestedCompiler.JAVAC ? "-Xlint:-processing" : "-nowarn");
            assertThat(game.compile(Sources.processorsUnderTest()))
                    .as("%s", game.messages())
                    .isTrue();
        }
        assertThat(directory.resolve("game/classes/io/darkrift/tags"))
                .isDirectoryContaining("glob:**/9")
                .isDirectoryNotContaining("glob:**/7");
    }

    private DiskCompilation message(String directoryName, String packageName, String record, int tag) {
        return new DiskCompilation(directory.resolve(directoryName), compiler)
                .file(
                        packageName + "/" + record + ".java",
                        "package " + packageName + "; @io.darkrift.annotation.DarkriftMessage(tag = " + tag
                                + ") public record " + record + "(int a) {}");
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    @Test
    void theFingerprintOfTheRegistryIsThatOfTheDescription() throws IOException {
        DiskCompilation library = library(Sources.processorsUnderTest());
        DiskCompilation game = game(library)
                .file(
                        "game/chat/Say.java",
                        "package game.chat; import io.darkrift.annotation.*;"
                                + " @DarkriftMessage(tag = 0) record Say(String text) {}");
        assertThat(game.compile(Sources.processorsUnderTest())).isTrue();
        String json =
                Files.readString(game.classes().resolve(ProtocolDescription.resource("game.GeneratedMessageRegistry")));

        MessageRegistry registry = load(game, library);

        assertThat(registry.fingerprint())
                .isEqualTo(ProtocolDescription.parse(json).fingerprint());
        assertThat(registry.without(0).fingerprint()).isNotEqualTo(registry.fingerprint());
    }

    @Test
    void aRegistryDoesNotHideOneOfTheClassPath() {
        DiskCompilation main = messages("main", "Choose", 1);
        assertThat(main.compile(Sources.processorsUnderTest()))
                .as("%s", main.messages())
                .isTrue();
        DiskCompilation tests = messages("tests", "Choice", 2).options("-cp", classPath(main));

        assertThat(tests.compile(Sources.processorsUnderTest())).isFalse();

        assertThat(tests.messages())
                .contains(
                        "[DarkriftHiddenRegistry] the registry game.GeneratedMessageRegistry of this module would hide a"
                                + " class that exists already, such as the registry that its tests are compiled against: give"
                                + " it another name, with the compiler option"
                                + " -Adarkrift.registry=a.b.GeneratedMessageRegistry");
    }

    @Test
    void aHandlerDoesNotHideThatOfTheMessagesItsTestsAreCompiledAgainst() {
        DiskCompilation main = messages("main", "Choose", 1).options("-Adarkrift.handler=game.GameHandler");
        assertThat(main.compile(Sources.processorsUnderTest()))
                .as("%s", main.messages())
                .isTrue();
        DiskCompilation tests = messages("tests", "Test", 2)
                .options(
                        "-cp",
                        classPath(main),
                        "-Adarkrift.registry=game.TestRegistry",
                        "-Adarkrift.handler=game.GameHandler");
        tests.compile(Sources.processorsUnderTest());

        assertThat(tests.messages())
                .contains("[DarkriftHiddenRegistry] the handler game.GameHandler of this module would hide a class that"
                        + " exists already, such as the handler that its tests are compiled against: give it another"
                        + " name, with the compiler option -Adarkrift.handler=a.b.GameHandler");
    }

    private DiskCompilation messages(String directoryName, String record, int tag) {
        return new DiskCompilation(directory.resolve(directoryName), compiler)
                .file(
                        "game/" + record + ".java",
                        "package game; @io.darkrift.annotation.DarkriftMessage(tag = " + tag + ") public record "
                                + record + "(int a) {}");
    }

    private static String classPath(DiskCompilation library) {
        return library.classes() + File.pathSeparator + System.getProperty("java.class.path");
    }
}
