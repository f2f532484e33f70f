package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.darkrift.annotation.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolJsonTest {
    private static final String FIRST = """
            {
              "format": 1,
              "registry": "a.GeneratedMessageRegistry",
              "messages": [
                {
                  "name": "a.Move",
                  "tag": 7,
                  "direction": "CLIENT_TO_SERVER",
                  "doc": "Goes <there>.",
                  "components": [
                    {"name": "mode", "type": {"type": "enum", "name": "a.Mode", "as": "uint8"}, "doc": "how"},
                    {"name": "to", "type": {"type": "struct", "name": "a.Point"}},
                    {"name": "ammo", "type": {"type": "int32", "min": 0, "max": 10}, "appended": true, "default": "5"}
                  ]
                }
              ],
              "structs": [
                {
                  "name": "a.Point",
                  "components": [
                    {"name": "x", "type": {"type": "float32", "min": -1.0}}
                  ]
                }
              ],
              "enums": [
                {
                  "name": "a.Mode",
                  "constants": [
                    {"name": "WALK", "number": 0},
                    {"name": "RUN", "number": -9223372036854775808}
                  ]
                }
              ],
              "unions": [
                {
                  "name": "a.Shape",
                  "variants": [
                    {"struct": "a.Point", "number": 1}
                  ]
                }
              ]
            }
            """;

    private static final String EXAMPLE = """
            {
              "format": 2,
              "registry": "a.GeneratedMessageRegistry",
              "x-team": {"name":"lobby","size":3},
              "fingerprint": "baa0fdf467aa6fac",
              "messages": [
                {
                  "name": "a.Game.Move",
                  "package": "a",
                  "tag": 7,
                  "direction": "CLIENT_TO_SERVER",
                  "doc": "Goes <there>.",
                  "deprecated": {
                    "doc": "Use Go.",
                    "forRemoval": true
                  },
                  "components": [
                    {"name": "mode", "type": {"type": "enum", "name": "a.Mode", "as": "uint8"}, "doc": "how", "deprecated": {}},
                    {"name": "to", "type": {"type": "struct", "name": "a.Point"}, "x-unit": "m"},
                    {"name": "price", "type": {"type": "custom", "serializer": "a.MoneySerializer"}},
                    {"name": "ammo", "type": {"type": "int32", "min": 0, "max": 10}, "appended": true, "default": 5},
                    {"name": "aims", "type": {"type": "bool"}, "appended": true, "default": true},
                    {"name": "name", "type": {"type": "text", "encoding": "UTF_8"}, "appended": true, "default": "5"},
                    {"name": "hex", "type": {"type": "int32"}, "appended": true, "default": "0x10"}
                  ]
                }
              ],
              "structs": [
                {
                  "name": "a.Point",
                  "package": "a",
                  "components": [
                    {"name": "x", "type": {"type": "float32", "min": -1.0}}
                  ]
                }
              ],
              "enums": [
                {
                  "name": "a.Mode",
                  "package": "a",
                  "constants": [
                    {"name": "WALK", "number": 0},
                    {"name": "RUN", "number": -9223372036854775808, "deprecated": {}}
                  ],
                  "unknown": "WALK"
                }
              ],
              "unions": [
                {
                  "name": "a.Shape",
                  "package": "a",
                  "variants": [
                    {"struct": "a.Point", "number": 1, "x-color": "red"}
                  ]
                }
              ],
              "serializers": [
                {
                  "name": "a.MoneySerializer",
                  "package": "a",
                  "components": [
                    {"name": "cents", "type": {"type": "int64"}}
                  ]
                }
              ]
            }
            """;

    @Test
    void jsonHasOneLineForEachComponent() {
        ProtocolDescription protocol = ProtocolDescription.parse(EXAMPLE);

        assertThat(protocol.toJson()).isEqualTo(EXAMPLE);
        MessageDescription move = protocol.messages().get(0);
        assertThat(move.direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(move.packageName()).isEqualTo("a");
        assertThat(move.notes().deprecation()).contains(new Notes.Deprecation("Use Go.", true));
        assertThat(move.components())
                .extracting(ComponentDescription::toString)
                .containsExactly(
                        "mode: enum(a.Mode, uint8)",
                        "to: struct(a.Point)",
                        "price: custom(a.MoneySerializer)",
                        "ammo: int32 in 0..10 appended \"5\"",
                        "aims: bool appended \"true\"",
                        "name: text(UTF_8) appended \"5\"",
                        "hex: int32 appended \"0x10\"");
        assertThat(protocol.withoutDocs().toJson())
                .contains("\"x-team\": {\"name\":\"lobby\",\"size\":3}", "\"x-unit\": \"m\"")
                .doesNotContain("\"doc\"", "deprecated");
    }

    @Test
    void theFirstVersionIsReadAndWrittenAsTheSecond() {
        ProtocolDescription protocol = ProtocolDescription.parse(FIRST);

        assertThat(protocol.messages().get(0).packageName()).isEqualTo("a");
        assertThat(protocol.messages().get(0).components().get(2).defaultValue())
                .isEqualTo("5");
        assertThat(protocol.toJson()).contains("\"format\": 2", "\"package\": \"a\"", "\"default\": 5");
        assertThat(ProtocolDescription.parse(protocol.toJson())).isEqualTo(protocol);
    }

    @Test
    void theFirstVersionHasNoMembersOfTheSecond() {
        assertThatThrownBy(
                        () -> ProtocolDescription.parse(FIRST.replace("\"tag\": 7", "\"tag\": 7, \"package\": \"a\"")))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageContaining("a member \"package\" arrived");
    }

    @Test
    void structsThatGrowAreDescribed() throws IOException {
        ProtocolDescription protocol = ProtocolText.of("""
                message a.Move, tag 1
                  items: list(struct(a.Item))
                  at: struct(a.Place)
                struct a.Item, sized
                  kind: uint8
                  wear: int32 appended "100"
                struct a.Place
                  x: int8
                  y: int8 appended
                """);
        String json = protocol.toJson();

        assertThat(json).containsPattern("\"a.Item\",\\s*\"package\": \"a\",\\s*\"sized\": true");
        assertThat(ProtocolDescription.parse(json)).isEqualTo(protocol);
        assertThat(schema(2).validate(json, InputFormat.JSON)).isEmpty();
        assertThat(protocol.withoutDocs()).isEqualTo(protocol);
        String serializer = EXAMPLE.replace("\"a.MoneySerializer\",\n", "\"a.MoneySerializer\",\n \"sized\": true,\n");
        assertThat(schema(2).validate(serializer, InputFormat.JSON)).isNotEmpty();
        assertThatThrownBy(() -> ProtocolDescription.parse(serializer))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageContaining("a member \"sized\" arrived");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at: struct(a.Place)\n  end: int8",
                "at: list(struct(a.Place))",
                "at: map(int8, struct(a.Place))",
                "at: optional(struct(a.Place))",
                "at: union(a.Any, uint8)",
                "at: struct(a.Outer)\n  end: int8"
            })
    void nothingFollowsAStructThatEndsWithTheMessage(String components) {
        String structs = """

                struct a.Outer
                  place: struct(a.Place)
                struct a.Place
                  x: int8
                  y: int8 appended
                union a.Any
                  a.Place = 1
                """;

        assertThatThrownBy(() -> ProtocolText.of("message a.Move, tag 1\n  " + components + structs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.Move.at uses the struct a.")
                .hasMessageEndingWith(
                        "which has an appended component and is not sized: it can only be the last component");
        ProtocolText.of(
                "message a.Move, tag 1\n  " + components + structs.replace("a.Place\n  x", "a.Place, sized\n  x"));
    }

    @Test
    void theFirstVersionHasNoStructsThatGrow() {
        String type = "{\"type\": \"float32\", \"min\": -1.0}";

        assertThatThrownBy(() -> ProtocolDescription.parse(FIRST.replace(type, type + ", \"appended\": true")))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageContaining(
                        "at structs[0]: a component of a struct is appended, which version 1 does not know");
        assertThatThrownBy(() -> ProtocolDescription.parse(
                        FIRST.replace("\"name\": \"a.Point\",\n", "\"name\": \"a.Point\", \"sized\": true,\n")))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageContaining("a member \"sized\" arrived");
    }

    @Test
    void aDescriptionThatWasChangedByHandIsRefused() {
        String changed = ProtocolDescription.parse(FIRST).toJson().replace("\"tag\": 7", "\"tag\": 8");

        assertThatThrownBy(() -> ProtocolDescription.parse(changed))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageContaining("the description was changed by hand, compile it again");
    }

    @Test
    void anyDescriptionIsTheSameAfterItsJsonWhichItsSchemaAllows() throws IOException {
        Schema schema = schema(2);
        for (long seed = 0; seed < 1_000; seed++) {
            ProtocolDescription protocol = new RandomDescriptions(seed).protocol();
            String json = protocol.toJson();

            assertThat(ProtocolDescription.parse(json)).isEqualTo(protocol);
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        }
    }

    @Test
    void partsAreInTheOrderOfTheirTagsAndNames() {
        MessageDescription first = new MessageDescription("a.Z", 1, Direction.BOTH, "", List.of());
        MessageDescription second = new MessageDescription("a.A", 2, Direction.BOTH, "", List.of());
        EnumDescription a = new EnumDescription("a.A", "", List.of());
        EnumDescription b = new EnumDescription("a.B", "", List.of());

        ProtocolDescription protocol =
                new ProtocolDescription("a.R", List.of(second, first), List.of(), List.of(b, a), List.of());

        assertThat(protocol.messages()).containsExactly(first, second);
        assertThat(protocol.enums()).containsExactly(a, b);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "format": 1 | "format": 3 | at format: expected version 1 or 2, the ones known here, and 3 arrived
                    "format": 1, | | at the top: expected a member "format", and there is none
                    "tag": 7 | "tag": 65536 | at messages[0].tag: expected a whole number from 0 to 65535, and 65536 arrived
                    "tag": 7 | "tag": 7.5 | at messages[0].tag: expected a whole number
                    "tag": 7 | "tag": 1e999999999 | at messages[0].tag: expected a number of a usual size
                    "tag": 7 | "tag": "7" | at messages[0].tag: expected a number, and "7" arrived
                    "CLIENT_TO_SERVER" | "UP" | at messages[0].direction: expected one of BOTH, CLIENT_TO_SERVER, SERVER_TO_CLIENT, and "UP" arrived
                    "type": "enum" | "type": "record" | at messages[0].components[0].type.type: expected one of int8,
                    "as": "uint8" | "as": "text" | at messages[0].components[0].type.as: expected one of int8,
                    "as": "uint8" | "as": "float32" | at messages[0].components[0].type: a number of type float32
                    "min": 0 | "min": 0.5 | at messages[0].components[2].type: bounds of int32 are 0.5..10.0
                    "min": -1.0 | "min": 1e999 | at structs[0].components[0].type.min: expected a number that a double can hold
                    "appended": true | "appended": 1 | at messages[0].components[2].appended: expected true or false, and 1 arrived
                    "appended": true, | | at messages[0].components[2]: ammo has a default, and is not appended
                    "appended": true | "apended": true, "appended": true | at messages[0].components[2]: a member "apended" arrived
                    "name": "a.Move" | "name": "a Move" | at messages[0]: "a Move" is not a name: it has to be a Java identifier
                    "name": "a.Point"} | "name": "a.Q"} | at the top: a.Move.to uses the struct a.Q, which is not described
                    {"type": "float32", "min": -1.0} | {"type": "list", "element": {"type": "struct", "name": "a.Point"}} | at the top: struct a.Point contains itself: struct a.Point > struct a.Point
                    "number": 0 | "number": -9223372036854775808 | at enums[0]: number -9223372036854775808 is there twice
                    "variants": [ | "variants": [7, | at unions[0].variants[0]: expected an object, and 7 arrived
                    "messages": [ | "messages": {}, "m": [ | at messages: expected an array, and {} arrived
                    "messages": [ | messages: [ | expected JSON:
                    "unions": [ | "unions": [], "z": [ | at the top: a member "z" arrived
                    """)
    void whatIsWrongIsToldWithItsPlace(String right, String wrong, String expected) {
        assertThat(FIRST).contains(right);
        String json = FIRST.replaceFirst(
                java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(wrong == null ? "" : wrong));

        assertThatThrownBy(() -> ProtocolDescription.parse(json))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void nothingMayComeBehindTheDescription() {
        assertThatThrownBy(() -> ProtocolDescription.parse(EXAMPLE + "{}")).isInstanceOf(ProtocolFormatException.class);
        assertThatThrownBy(() -> ProtocolDescription.parse("")).isInstanceOf(ProtocolFormatException.class);
        assertThatThrownBy(() -> ProtocolDescription.parse(EXAMPLE.substring(0, 200)))
                .isInstanceOf(ProtocolFormatException.class);
    }

    @Test
    void aReaderThatFailsIsNoWrongFormat() {
        Reader failing = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("no disk");
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> ProtocolDescription.parse(failing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no disk");
    }

    @Test
    void theSchemaRefusesWhatIsNoDescription() throws IOException {
        Schema second = schema(2);
        assertThat(second.validate(EXAMPLE, InputFormat.JSON)).isEmpty();
        for (String wrong : List.of("\"x-color\"", "\"unknown\"", "\"reserved\": [7], \"serializers\"")) {
            String name = wrong.substring(wrong.lastIndexOf(' ') + 1);
            assertThat(second.validate(
                            EXAMPLE.replace(name, wrong.equals(name) ? "\"more\"" : wrong), InputFormat.JSON))
                    .as(wrong)
                    .isNotEmpty();
        }
        Schema schema = schema(1);

        assertThat(schema.validate(FIRST, InputFormat.JSON)).isEmpty();
        for (String wrong : List.of("\"format\": 2", "\"format\": 1, \"more\": 1")) {
            assertThat(schema.validate(FIRST.replace("\"format\": 1", wrong), InputFormat.JSON))
                    .isNotEmpty();
        }
        assertThat(schema.validate(FIRST.replace("\"as\": \"uint8\"", "\"as\": \"bool\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(FIRST.replace("\"appended\": true, ", ""), InputFormat.JSON))
                .isNotEmpty();
    }

    private static Schema schema(int version) throws IOException {
        try (InputStream file = ProtocolDescription.class.getResourceAsStream(
                "/META-INF/schemas/darkrift-protocol-" + version + ".schema.json")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        }
    }
}
