package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written with descriptions alone. */
class MessageEncoderTest {
    private static final String MESSAGE = "a.Everything";
    private static final List<String> COMPONENTS = List.of(
            "flag: bool",
            "small: uint8",
            "part: int32 in -5..5",
            "huge: uint64",
            "ratio: float32 in 0.0..1.0",
            "name: text(UTF_8) max 5",
            "letter: char(UTF_8)",
            "word: list(char(US_ASCII)) max 3",
            "colour: enum(a.Colour, uint8)",
            "place: struct(a.Place)",
            "shape: union(a.Shape, uint8)",
            "numbers: list(int16) max 2",
            "flags: list(bool)",
            "ages: map(text(UTF_8), uint8)",
            "maybe: optional(int32)",
            "id: uuid",
            "at: instant",
            "lasts: duration",
            "spot: vector2",
            "turn: quantized(float32, -1.0, 1.0, 12)",
            "team: bits(uint, 3) in 0..5",
            "mood: bits(enum a.Colour, 2)",
            "own: custom(a.PairSerializer)",
            "more: int32 appended \"7\"",
            "last: text(UTF_8) appended");

    private final ProtocolDescription protocol = protocol(COMPONENTS);
    private final MessageEncoder encoder = new MessageEncoder(List.of(protocol));
    private final RandomGenerator random = new SplittableRandom(5);

    private static ProtocolDescription protocol(List<String> components) {
        return new ProtocolDescription(
                "a.GeneratedMessageRegistry",
                Notes.NONE,
                List.of(new MessageDescription(
                        MESSAGE, 7, io.darkrift.annotation.Direction.BOTH, "", parse(components))),
                List.of(
                        new StructDescription("a.Place", "a", Notes.NONE, true, parse(List.of("x: int8", "y: int8"))),
                        new StructDescription("a.Circle", "", parse(List.of("radius: int16"))),
                        new StructDescription("a.Nowhere", "", List.of())),
                List.of(new EnumDescription(
                        "a.Colour",
                        "",
                        List.of(
                                new EnumDescription.Constant("RED", 0, ""),
                                new EnumDescription.Constant("BLUE", 3, "")))),
                List.of(new UnionDescription(
                        "a.Shape",
                        "",
                        List.of(
                                new UnionDescription.Variant("a.Circle", 1),
                                new UnionDescription.Variant("a.Nowhere", 2)))),
                List.of(new SerializerDescription(
                        "a.PairSerializer", "a", Notes.NONE, parse(List.of("left: uint16", "right: uint16")))));
    }

    private static List<ComponentDescription> parse(List<String> components) {
        return components.stream().map(ComponentDescription::parse).toList();
    }

    private static Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("flag", true);
        values.put("small", 255);
        values.put("part", "-5");
        values.put("huge", "18446744073709551615");
        values.put("ratio", 0.5);
        values.put("name", "é1");
        values.put("letter", "x");
        values.put("word", "abc");
        values.put("colour", "BLUE");
        values.put("place", Map.of("x", -1, "y", 2));
        values.put("shape", Map.of("@type", "Circle", "radius", 258));
        values.put("numbers", List.of(1, 2));
        values.put("flags", List.of(true, false, true));
        values.put("ages", Map.of("ada", 36));
        values.put("maybe", null);
        values.put("id", "00000000-0000-0001-0000-000000000002");
        values.put("at", "1970-01-01T00:00:01.000000005Z");
        values.put("lasts", "PT1M");
        values.put("spot", List.of(1, -2.5));
        values.put("turn", 1);
        values.put("team", 5);
        values.put("mood", "BLUE");
        values.put("own", Map.of("left", 1, "right", 2));
        return values;
    }

    private MessageDescription message() {
        return encoder.messages("Everything").get(0);
    }

    private String textOf(DecodedMessage decoded, String path) {
        return decoded.values().stream()
                .filter(value -> value.path().equals(path))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private DecodedMessage decode(byte[] payload) {
        return new MessageDecoder(List.of(protocol))
                .decode(7, payload, 0, payload.length, false)
                .orElseThrow();
    }

    @Test
    void what_is_written_is_read_as_the_same_values() {
        Map<String, Object> values = values();
        values.put("more", 9);
        values.put("last", "end");

        DecodedMessage decoded = decode(encoder.encode(message(), values, random));

        assertThat(decoded.problem()).isEmpty();
        Map<String, String> expected = Map.ofEntries(
                Map.entry("flag", "true"),
                Map.entry("small", "255"),
                Map.entry("part", "-5"),
                Map.entry("huge", "18446744073709551615"),
                Map.entry("ratio", "0.5"),
                Map.entry("name", "\"é1\""),
                Map.entry("letter", "\"x\""),
                Map.entry("word", "\"abc\""),
                Map.entry("colour", "BLUE"),
                Map.entry("place.x", "-1"),
                Map.entry("shape", "a.Circle"),
                Map.entry("shape.radius", "258"),
                Map.entry("numbers", "[1, 2]"),
                Map.entry("flags", "[true, false, true]"),
                Map.entry("ages[0].key", "\"ada\""),
                Map.entry("ages[0].value", "36"),
                Map.entry("maybe", "absent"),
                Map.entry("id", "00000000-0000-0001-0000-000000000002"),
                Map.entry("at", "1970-01-01T00:00:01.000000005Z"),
                Map.entry("lasts", "PT1M"),
                Map.entry("spot", "(1.0, -2.5)"),
                Map.entry("turn", "1.0"),
                Map.entry("team", "5"),
                Map.entry("mood", "BLUE"),
                Map.entry("own.right", "2"),
                Map.entry("more", "9"),
                Map.entry("last", "\"end\""));
        expected.forEach(
                (path, text) -> assertThat(textOf(decoded, path)).as(path).isEqualTo(text));
    }

    @Test
    void appended_components_may_be_left_out_from_the_end() {
        Map<String, Object> values = values();
        assertThat(decode(encoder.encode(message(), values, random)).problem()).isEmpty();
        values.put("last", "end");
        assertThatThrownBy(() -> encoder.encode(message(), values, random))
                .hasMessageContaining("Everything.last has a value, but an appended component before it does not");
    }

    @Test
    void bits_share_bytes_from_the_highest_on() {
        ProtocolDescription packed = protocol(List.of(
                "a: bits(uint, 3)", "b: bits(bool, 1)", "c: bits(int, 6)", "d: quantized(float64, 0.0, 15.0, 4)"));
        MessageEncoder bits = new MessageEncoder(List.of(packed));
        byte[] payload =
                bits.encode(bits.message(7).orElseThrow(), Map.of("a", 5, "b", true, "c", -1, "d", 2.0), random);
        assertThat(HexFormat.of().formatHex(payload)).isEqualTo("bfc8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flag   | 1         | Everything.flag is 1: it is true or false
            small  | 256       | Everything.small is 256: it is a whole number from 0 to 255
            small  | 1.5       | Everything.small is 1.5: it is a whole number
            small  | x         | Everything.small is "x": it is a number
            part   | 6         | Everything.part is 6: it is a whole number from -5 to 5
            huge   | -1        | Everything.huge is -1: it is a number from 0 to 18446744073709551615
            ratio  | 1.5       | Everything.ratio is 1.5: it is a number from 0.0 to 1.0
            name   | sixsix    | Everything.name has 6 characters: it has at most 5
            letter | xy        | Everything.letter is "xy": it is a string of one character
            word   | é         | Everything.word is "é": it is text that US_ASCII can encode
            colour | GREEN     | Everything.colour is "GREEN": it is one of RED, BLUE
            place  | 1         | Everything.place is 1: it is an object with components, for struct(a.Place)
            numbers| x         | Everything.numbers is "x": it is a list, for list(int16) max 2
            id     | x         | Everything.id is "x": it is a UUID
            at     | yesterday | Everything.at is "yesterday": it is a time such as
            spot   | 1         | Everything.spot is 1: it is a list of 2 numbers
            turn   | 1.01      | Everything.turn is 1.01: it is a number from -1.0 to 1.0
            team   | 6         | Everything.team is 6: it is a whole number from 0 to 5
            nobody | 1         | Everything has no component "nobody": it has flag, small,
            """)
    void a_wrong_value_is_reported_with_its_place(String component, String value, String message) {
        Map<String, Object> values = values();
        Object given = value.matches("-?[0-9.]+") ? new java.math.BigDecimal(value) : value;
        values.put(component, given);
        assertThatThrownBy(() -> encoder.encode(message(), values, random))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void what_is_missing_null_or_too_long_is_reported() {
        Map<String, Object> values = values();
        values.remove("small");
        assertThatThrownBy(() -> encoder.encode(message(), values, random))
                .hasMessage("Everything.small is missing: it is of type uint8");
        values.put("small", null);
        assertThatThrownBy(() -> encoder.encode(message(), values, random))
                .hasMessage("Everything.small is null: it is of type uint8");
        values.put("small", 1);
        values.put("numbers", List.of(1, 2, 3));
        assertThatThrownBy(() -> encoder.encode(message(), values, random))
                .hasMessage("Everything.numbers has 3 elements: it has at most 2");
        values.put("numbers", Arrays.asList(1, null));
        assertThatThrownBy(() -> encoder.encode(message(), values, random))
                .hasMessage("Everything.numbers[1] is null: it is of type int16");
        values.put("numbers", List.of());
        values.put("shape", Map.of("@type", "Square"));
        assertThatThrownBy(() -> encoder.encode(message(), values, random))
                .hasMessage("Everything.shape has \"Square\" as \"@type\": it is one of Circle, Nowhere");
        values.put("shape", Map.of("@type", "Nowhere"));
        values.put("ages", List.of(Map.of("key", "ada")));
        assertThatThrownBy(() -> encoder.encode(message(), values, random))
                .hasMessageContaining("Everything.ages[0] is {key=ada}: it is an object with \"key\" and \"value\"");
    }

    @Test
    void any_value_may_be_chosen_at_random() {
        Map<String, Object> values = values();
        values.replaceAll((name, value) -> MessageEncoder.ANY);
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            DecodedMessage decoded = decode(encoder.encode(message(), values, random));
            assertThat(decoded.problem()).isEmpty();
            turns.add(textOf(decoded, "turn"));
        }
        assertThat(turns).doesNotHaveDuplicates();
    }

    @Test
    void the_same_seed_gives_the_same_payloads() {
        byte[] first = encoder.encodeRandom(message(), new SplittableRandom(1));
        assertThat(encoder.encodeRandom(message(), new SplittableRandom(1))).isEqualTo(first);
        assertThat(encoder.encodeRandom(message(), new SplittableRandom(2))).isNotEqualTo(first);
    }

    @Test
    void messages_are_found_by_the_end_of_their_names() {
        assertThat(encoder.messages("Everything")).hasSize(1);
        assertThat(encoder.messages(MESSAGE)).hasSize(1);
        assertThat(encoder.messages("verything")).isEmpty();
        assertThat(encoder.message(8)).isEmpty();
    }

    /** Random descriptions contradict themselves now and then: an enum has a number that its type does not hold. */
    @Test
    void each_random_payload_of_any_description_is_read_to_its_end() {
        int read = 0;
        for (int seed = 0; seed < 500; seed++) {
            ProtocolDescription any = new RandomDescriptions(seed).protocol();
            MessageEncoder anyEncoder = new MessageEncoder(List.of(any));
            MessageDecoder decoder = new MessageDecoder(List.of(any));
            for (MessageDescription each : any.messages()) {
                for (int round = 0; round < 5; round++) {
                    byte[] body;
                    try {
                        body = anyEncoder.encodeRandom(each, random);
                    } catch (IllegalArgumentException e) {
                        assertThat(e).hasMessageMatching("(?s).*(does not fit|no number fits|knows the bytes of).*");
                        continue;
                    }
                    byte[] payload = each.answer().isEmpty()
                            ? body
                            : ByteBuffer.allocate(4 + body.length)
                                    .putInt(1)
                                    .put(body)
                                    .array();
                    DecodedMessage decoded = decoder.decode(each.tag(), payload, 0, payload.length, false)
                            .orElseThrow();
                    assertThat(decoded.problem()).as("seed %s: %s", seed, each).isEmpty();
                    assertThat(decoded.end()).isEqualTo(payload.length);
                    assertThat(decoded.values()).noneMatch(value -> value.path().equals("(ignored)"));
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }
}
