package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Structs that an earlier compilation made class files of. */
class CompiledStructTest {
    @TempDir
    Path directory;

    private DiskCompilation library(Processor... processors) {
        DiskCompilation library = new DiskCompilation(directory.resolve("library"))
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
        return new DiskCompilation(directory.resolve("game"))
                .file(
                        "game/Move.java",
                        "package game; import io.darkrift.annotation.*; import lib.*; import java.util.List;\n"
                                + "@DarkriftMessage(tag = 1) public record Move(\n"
                                + "    short id, Vector to, List<Vector> path, Name[] names) {}")
                .options("-cp", library.classes() + java.io.File.pathSeparator + System.getProperty("java.class.path"));
    }

    @Test
    void theyAreWrittenInPlaceAsIfTheyWereCompiledNow() throws Exception {
        DiskCompilation game = game(library(new DarkriftProcessor()));

        assertThat(game.compile(new DarkriftProcessor()))
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
    void oneWithoutASerializerIsAnError() {
        DiskCompilation game = game(library());

        assertThat(game.compile(new DarkriftProcessor())).isFalse();

        assertThat(game.messages())
                .contains("[DarkriftStructWithoutSerializer] Move.to is of type lib.Vector, which was compiled without"
                        + " the annotation processor: lib.VectorSerializer is missing, compile that module with"
                        + " darkrift-processor");
    }

    @Test
    void oneWhoseSerializerHasAnotherShapeWritesItself() throws Exception {
        DiskCompilation library = library(new DarkriftProcessor());
        DiskCompilation other = new DiskCompilation(directory.resolve("library"))
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

        assertThat(game.compile(new DarkriftProcessor()))
                .as("%s", game.messages())
                .isTrue();

        assertThat(Files.readString(game.classes().resolve("game/MoveSerializer.java")))
                .contains("VectorSerializer.INSTANCE.write(Checks.notNull(value.to(), \"Move.to\"), out);");
    }
}
