package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.protocol.ProtocolDescription;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The description of the protocol that is written beside the classes. */
class DescriptionTest {
    private static final String PATH = "META-INF/darkrift/game.GeneratedMessageRegistry.json";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void itHoldsAllThatAnotherLanguageNeeds(TestedCompiler compiler) {
        Compiled compiled = Sources.game(
                        """
                        /**
                         * A player wants to {@code go}
                         *   somewhere.
                         *
                         * <p>Or not.
                         *
                         * @param to where,
                         *     in metres
                         * @param <T> nothing
                         * @see Position
                         */
                        @DarkriftMessage(tag = 7, direction = Direction.CLIENT_TO_SERVER)
                        record Move(Position to, Gait gait, Target[] targets, @Appended(defaultValue = "5") int speed) {}
                        """,
                        "/** Where. @see nothing */ @DarkriftStruct record Position(@Range(min = -1, max = 1) float x,"
                                + " @Quantized(min = 0, max = 9) double y) {}",
                        "/** How. */ enum Gait {\n /** Slowly. */ WALK, @WireValue(6) RUN }",
                        "sealed interface Target permits Named, Numbered {}",
                        "@DarkriftStruct @WireValue(2) record Named(@MaxLength(20) String name) implements Target {}",
                        "@DarkriftStruct @WireValue(1) record Numbered(@UInt16 int id, @Bits(3) Gait gait)"
                                + " implements Target {}",
                        "@DarkriftMessage(tag = 3) record Stop() {}")
                .succeed(compiler);

        assertThat(compiled.file(PATH)).isEqualTo("""
                        {
                          "format": 1,
                          "registry": "game.GeneratedMessageRegistry",
                          "messages": [
                            {
                              "name": "game.Stop",
                              "tag": 3,
                              "direction": "BOTH",
                              "components": []
                            },
                            {
                              "name": "game.Move",
                              "tag": 7,
                              "direction": "CLIENT_TO_SERVER",
                              "doc": "A player wants to {@code go}\\n  somewhere.\\n\\n<p>Or not.",
                              "components": [
                                {"name": "to", "type": {"type": "struct", "name": "game.Position"}, "doc": "where, in metres"},
                                {"name": "gait", "type": {"type": "enum", "name": "game.Gait", "as": "uint8"}},
                                {"name": "targets", "type": {"type": "list", "element": {"type": "union", "name": "game.Target", "as": "uint8"}}},
                                {"name": "speed", "type": {"type": "int32"}, "appended": true, "default": "5"}
                              ]
                            }
                          ],
                          "structs": [
                            {
                              "name": "game.Named",
                              "components": [
                                {"name": "name", "type": {"type": "text", "encoding": "UTF_16LE", "maxLength": 20}}
                              ]
                            },
                            {
                              "name": "game.Numbered",
                              "components": [
                                {"name": "id", "type": {"type": "uint16"}},
                                {"name": "gait", "type": {"type": "bits", "of": "enum", "bits": 3, "name": "game.Gait"}}
                              ]
                            },
                            {
                              "name": "game.Position",
                              "doc": "Where. @see nothing",
                              "components": [
                                {"name": "x", "type": {"type": "float32", "min": -1.0, "max": 1.0}},
                                {"name": "y", "type": {"type": "quantized", "of": "float64", "min": 0.0, "max": 9.0, "bits": 16}}
                              ]
                            }
                          ],
                          "enums": [
                            {
                              "name": "game.Gait",
                              "doc": "How.",
                              "constants": [
                                {"name": "WALK", "number": 0, "doc": "Slowly."},
                                {"name": "RUN", "number": 6}
                              ]
                            }
                          ],
                          "unions": [
                            {
                              "name": "game.Target",
                              "variants": [
                                {"struct": "game.Numbered", "number": 1},
                                {"struct": "game.Named", "number": 2}
                              ]
                            }
                          ]
                        }
                        """);
        assertThat(ProtocolDescription.parse(compiled.file(PATH)).messages()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void structsOfOtherModulesAreInIt(TestedCompiler compiler) {
        DiskCompilation library = new DiskCompilation(directory.resolve("library"), compiler)
                .file(
                        "lib/Vector.java",
                        "package lib; import io.darkrift.annotation.*;"
                                + " @DarkriftStruct public record Vector(float x, Kind kind) {}")
                .file("lib/Kind.java", "package lib; public enum Kind { @io.darkrift.annotation.WireValue(9) A, B }");
        assertThat(library.compile(Sources.processorsUnderTest()))
                .as("%s", library.messages())
                .isTrue();
        DiskCompilation game = game(library, compiler);
        assertThat(game.compile(Sources.processorsUnderTest()))
                .as("%s", game.messages())
                .isTrue();

        ProtocolDescription protocol =
                ProtocolDescription.parse(Sources.read(game.classes().resolve(PATH)));
        assertThat(protocol.structs().get(0).components())
                .extracting(Object::toString)
                .containsExactly("x: float32", "kind: enum(lib.Kind, uint8)");
        assertThat(protocol.enums().get(0).constants())
                .extracting(constant -> constant.name() + " = " + constant.number())
                .containsExactly("A = 9", "B = 1");
    }

    @Test
    void aStructThatAUserWritesByHandCannotBeDescribed() {
        DiskCompilation library = new DiskCompilation(directory.resolve("library"))
                .file(
                        "lib/Vector.java",
                        "package lib; import io.darkrift.annotation.*;"
                                + " @DarkriftStruct public record Vector(float x) {}")
                .file(
                        "lib/VectorSerializer.java",
                        "package lib; import io.darkrift.wire.*;"
                                + " public final class VectorSerializer implements ValueSerializer<Vector> {"
                                + " public static final VectorSerializer INSTANCE = new VectorSerializer();"
                                + " private VectorSerializer() {}"
                                + " public void write(Vector value, DarkriftWriter out) {}"
                                + " public Vector read(DarkriftReader in) { throw new AssertionError(); } }");
        assertThat(library.compile()).as("%s", library.messages()).isTrue();
        DiskCompilation game = game(library, TestedCompiler.JAVAC);

        assertThat(game.compile(Sources.processorsUnderTest()))
                .as("%s", game.messages())
                .isTrue();

        assertThat(game.messages())
                .containsExactly("[DarkriftUndescribed] there is no description of the protocol, because"
                        + " lib.VectorSerializer does not say what it writes: compile its module with this version of"
                        + " darkrift-processor");
        assertThat(game.classes().resolve(PATH)).doesNotExist();
    }

    private DiskCompilation game(DiskCompilation library, TestedCompiler compiler) {
        return new DiskCompilation(directory.resolve("game"), compiler)
                .file(
                        "game/Move.java",
                        "package game; import io.darkrift.annotation.*; import lib.*;\n"
                                + "@DarkriftMessage(tag = 1) public record Move(Vector to) {}")
                .options("-cp", library.classes() + File.pathSeparator + System.getProperty("java.class.path"));
    }
}
