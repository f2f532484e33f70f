package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.protocol.ChangeKind;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.Notes;
import io.darkrift.protocol.ProtocolChange;
import io.darkrift.protocol.ProtocolComparison;
import io.darkrift.protocol.ProtocolDescription;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                          "format": 2,
                          "registry": "game.GeneratedMessageRegistry",
                          "fingerprint": "eeca61d67d4b4947",
                          "messages": [
                            {
                              "name": "game.Stop",
                              "package": "game",
                              "tag": 3,
                              "direction": "BOTH",
                              "components": []
                            },
                            {
                              "name": "game.Move",
                              "package": "game",
                              "tag": 7,
                              "direction": "CLIENT_TO_SERVER",
                              "doc": "A player wants to {@code go}\\n  somewhere.\\n\\n<p>Or not.",
                              "components": [
                                {"name": "to", "type": {"type": "struct", "name": "game.Position"}, "doc": "where, in metres"},
                                {"name": "gait", "type": {"type": "enum", "name": "game.Gait", "as": "uint8"}},
                                {"name": "targets", "type": {"type": "list", "element": {"type": "union", "name": "game.Target", "as": "uint8"}}},
                                {"name": "speed", "type": {"type": "int32"}, "appended": true, "default": 5}
                              ]
                            }
                          ],
                          "structs": [
                            {
                              "name": "game.Named",
                              "package": "game",
                              "components": [
                                {"name": "name", "type": {"type": "text", "encoding": "UTF_16LE", "maxLength": 20}}
                              ]
                            },
                            {
                              "name": "game.Numbered",
                              "package": "game",
                              "components": [
                                {"name": "id", "type": {"type": "uint16"}},
                                {"name": "gait", "type": {"type": "bits", "of": "enum", "bits": 3, "name": "game.Gait"}}
                              ]
                            },
                            {
                              "name": "game.Position",
                              "package": "game",
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
                              "package": "game",
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
                              "package": "game",
                              "variants": [
                                {"struct": "game.Numbered", "number": 1},
                                {"struct": "game.Named", "number": 2}
                              ]
                            }
                          ],
                          "serializers": []
                        }
                        """);
        assertThat(ProtocolDescription.parse(compiled.file(PATH)).messages()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeprecatedAndWhereTypesAreNestedIsInIt(TestedCompiler compiler) {
        Compiled compiled = Sources.game("""
                        public class Game {
                            /**
                             * Goes.
                             *
                             * @deprecated use
                             *     {@code Run}
                             */
                            @Deprecated(forRemoval = true)
                            @DarkriftMessage(tag = 1)
                            public record Go(@Deprecated int x, Gait gait) {}

                            /** How. */
                            public enum Gait { WALK, /** @deprecated too fast */ @Deprecated RUN }
                        }
                        """).lenient().succeed(compiler);

        ProtocolDescription protocol = ProtocolDescription.parse(compiled.file(PATH));
        MessageDescription go = protocol.messages().get(0);
        assertThat(go.name()).isEqualTo("game.Game.Go");
        assertThat(go.packageName()).isEqualTo("game");
        assertThat(go.doc()).isEqualTo("Goes.");
        assertThat(go.notes().deprecation()).contains(new Notes.Deprecation("use {@code Run}", true));
        assertThat(go.components().get(0).notes().deprecation()).contains(new Notes.Deprecation("", false));
        assertThat(go.components().get(1).notes()).isEqualTo(Notes.NONE);
        assertThat(protocol.enums().get(0).constants().get(1).notes().deprecation())
                .contains(new Notes.Deprecation("too fast", false));
    }

    private static final String MONEY = "public record Money(long cents) {}";
    private static final String SERIALIZER = "public final class MoneySerializer implements"
            + " io.darkrift.wire.ValueSerializer<Money> {"
            + " public void write(Money value, io.darkrift.wire.DarkriftWriter out) { out.writeInt64(value.cents()); }"
            + " public Money read(io.darkrift.wire.DarkriftReader in) { return new Money(in.readInt64()); } }";
    private static final String PAY =
            "@DarkriftMessage(tag = 1) public record Pay(@SerializedBy(MoneySerializer.class) Money price) {}";

    private static ProtocolDescription pay(TestedCompiler compiler, String layout) {
        return ProtocolDescription.parse(Sources.game(MONEY, layout + " " + SERIALIZER, PAY)
                .succeed(compiler)
                .file(PATH));
    }

    @ParameterizedTest
    @EnumSource
    void aSerializerByHandDeclaresWhatItWrites(TestedCompiler compiler) {
        ProtocolDescription opaque = pay(compiler, "");
        ProtocolDescription declared = pay(compiler, "/** Cents. */ @WireLayout(\"cents: int64\")");

        assertThat(opaque.serializers()).isEmpty();
        assertThat(declared.serializers().get(0).components())
                .extracting(Object::toString)
                .containsExactly("cents: int64");
        assertThat(declared.serializers().get(0).doc()).isEqualTo("Cents.");
        assertThat(ProtocolComparison.of(opaque, declared))
                .as("to declare what was opaque breaks nobody")
                .extracting(ProtocolChange::kind)
                .containsExactly(ChangeKind.SAME_BYTES);
        assertThat(ProtocolComparison.of(declared, pay(compiler, "@WireLayout(\"cents: int32\")")))
                .extracting(ProtocolChange::kind)
                .containsExactly(ChangeKind.COMPONENT_RETYPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cents",
                "cents: money",
                "to: struct(game.Nowhere)",
                "mode: enum(game.Money, uint8)",
                "cents: int64\\\", \\\"cents: int32",
                "cents: int64 appended",
                "self: custom(game.MoneySerializer)"
            })
    void aLayoutThatIsNotWellFormedIsAnError(String layout) {
        Compiled compiled = Sources.game(
                        MONEY, "@WireLayout({\"" + layout.replace("\\\"", "\"") + "\"}) " + SERIALIZER, PAY)
                .compile(TestedCompiler.JAVAC);

        assertThat(compiled.errors())
                .singleElement()
                .asString()
                .startsWith("[DarkriftWireLayout] the @WireLayout of MoneySerializer: ")
                .endsWith(": write a name and a type for each value, as in \"cents: int64\", or remove the annotation");
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
