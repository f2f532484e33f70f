package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.annotation.Direction;
import io.darkrift.protocol.DecodedMessage.Value;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageDecoderTest {
    private static ComponentDescription component(String name, String type) {
        return new ComponentDescription(name, ValueDescription.parse(type), false, "", "");
    }

    private static ComponentDescription appended(String name, String type, String value) {
        return new ComponentDescription(name, ValueDescription.parse(type), true, value, "");
    }

    private static MessageDescription message(int tag, String name, ComponentDescription... components) {
        return new MessageDescription(
                name, "a", tag, Direction.BOTH, Optional.empty(), Notes.NONE, List.of(components));
    }

    private static final ProtocolDescription PROTOCOL = new ProtocolDescription(
            "a.Registry",
            List.of(
                    message(1, "a.Text", component("text", "text(UTF_16LE)"), component("one", "char(UTF_8)")),
                    message(
                            2,
                            "a.Bits",
                            component("x", "quantized(float32, -1.0, 1.0, 8)"),
                            component("up", "bits(bool, 1)"),
                            component("delta", "bits(int, 3)"),
                            component("mode", "bits(enum a.Mode, 2)"),
                            component("level", "uint8")),
                    message(
                            3,
                            "a.Lists",
                            component("numbers", "list(uint16)"),
                            component("flags", "list(bool)"),
                            component("names", "list(text(UTF_8))"),
                            component("points", "map(uint8, struct(a.Point))")),
                    message(
                            4,
                            "a.Choices",
                            component("mode", "enum(a.Mode, uint8)"),
                            component("shape", "union(a.Shape, uint8)"),
                            component("maybe", "optional(int32)"),
                            component("item", "struct(a.Item)"),
                            appended("late", "int16", "5")),
                    message(
                            5,
                            "a.Ready",
                            component("id", "uuid"),
                            component("at", "instant"),
                            component("for", "duration"),
                            component("where", "vector2")),
                    message(6, "a.Opaque", component("money", "custom(a.MoneySerializer)")),
                    new MessageDescription(
                            "a.Ask",
                            "a",
                            7,
                            Direction.CLIENT_TO_SERVER,
                            Optional.of("a.Text"),
                            Notes.NONE,
                            List.of(component("page", "uint8")))),
            List.of(
                    new StructDescription("a.Point", "", List.of(component("x", "int8"), component("y", "int8"))),
                    new StructDescription(
                            "a.Item",
                            "a",
                            Notes.NONE,
                            true,
                            List.of(component("kind", "uint8"), appended("wear", "uint8", "9")))),
            List.of(new EnumDescription(
                    "a.Mode",
                    "",
                    List.of(new EnumDescription.Constant("OFF", 0, ""), new EnumDescription.Constant("ON", 1, "")))),
            List.of(new UnionDescription("a.Shape", "", List.of(new UnionDescription.Variant("a.Point", 2)))));

    private static final MessageDecoder DECODER = new MessageDecoder(List.of(PROTOCOL));

    private static DecodedMessage decode(int tag, String hex) {
        return decode(tag, hex, false);
    }

    private static DecodedMessage decode(int tag, String hex, boolean fromServer) {
        byte[] bytes = HexFormat.of().parseHex("ffff" + hex.replace(" ", ""));
        return DECODER.decode(tag, bytes, 2, bytes.length, fromServer).orElseThrow();
    }

    private static List<String> values(DecodedMessage message) {
        return message.values().stream()
                .map(value -> value.path() + "=" + value.text() + "@" + value.from() + "-" + value.to())
                .toList();
    }

    @Test
    void text_is_read_with_its_encoding() {
        DecodedMessage message = decode(1, "00000004 6800e900 00000002 c3a9");
        assertThat(message.name()).isEqualTo("a.Text");
        assertThat(message.problem()).isEmpty();
        assertThat(values(message)).containsExactly("text=\"hé\"@2-10", "one=\"é\"@10-16");
    }

    @Test
    void values_of_some_bits_share_their_bytes() {
        // ff: x; 1 111 01 00: up, delta, mode
        DecodedMessage message = decode(2, "ff f4 07");
        assertThat(values(message))
                .containsExactly("x=1.0@2-3", "up=true@3-4", "delta=-1@3-4", "mode=ON@3-4", "level=7@4-5");
    }

    @Test
    void lists_and_maps_are_read() {
        DecodedMessage message = decode(3, "00000002 0001ffff 00000003 a0 00000001 00000001 61 00000001 05 01 ff");
        assertThat(values(message))
                .containsExactly(
                        "numbers=[1, 65535]@2-10",
                        "flags=[true, false, true]@10-15",
                        "names=1 elements@15-19",
                        "names[0]=\"a\"@19-24",
                        "points=1 entries@24-28",
                        "points[0].key=5@28-29",
                        "points[0].value.x=1@29-30",
                        "points[0].value.y=-1@30-31");
    }

    @Test
    void choices_optionals_sized_structs_and_appended_components_are_read() {
        DecodedMessage message = decode(4, "01 02 03 04 01 00000007 0003 01 02 ee");
        assertThat(values(message))
                .containsExactly(
                        "mode=ON@2-3",
                        "shape=a.Point@3-4",
                        "shape.x=3@4-5",
                        "shape.y=4@5-6",
                        "maybe=present@6-7",
                        "maybe=7@7-11",
                        "item=3 bytes@11-13",
                        "item.kind=1@13-14",
                        "item.wear=2@14-15",
                        "(ignored)=1 bytes@15-16",
                        "late=absent: 5@16-16");
        assertThat(message.problem()).isEmpty();
    }

    @Test
    void ready_values_are_read() {
        DecodedMessage message = decode(
                5,
                "00112233445566778899aabbccddeeff 0000000000000001 00000000 0000000000000002 1dcd6500 3f800000 bf800000");
        assertThat(message.values())
                .extracting(Value::text)
                .containsExactly(
                        "00112233-4455-6677-8899-aabbccddeeff", "1970-01-01T00:00:01Z", "PT2.5S", "(1.0, -1.0)");
    }

    @Test
    void requests_and_answers_are_told_apart_by_who_sends_them() {
        DecodedMessage request = decode(7, "00000003 09");
        assertThat(request.name()).isEqualTo("a.Ask");
        assertThat(values(request)).containsExactly("(request)=#3@2-6", "page=9@6-7");

        DecodedMessage answer = decode(7, "00000003 01 00000000 00000001 61", true);
        assertThat(answer.name()).isEqualTo("a.Text");
        assertThat(answer.problem()).isEmpty();
        assertThat(values(answer)).contains("(answer)=succeeded@6-7", "text=\"\"@7-11");

        DecodedMessage refusal = decode(7, "00000003 00 0005 00000002 6800", true);
        assertThat(values(refusal))
                .containsExactly("(request)=#3@2-6", "(answer)=refused@6-7", "code=5@7-9", "text=\"h\"@9-15");
    }

    @Test
    void a_broken_payload_shows_what_was_read_and_why_reading_stopped() {
        assertThat(decode(1, "00000004 6800").problem()).contains("text says that it has 4 bytes, and 2 are left");
        assertThat(decode(1, "0000").problem())
                .contains("the payload ends within text: it takes 4 bytes, and 2 are left");
        DecodedMessage unknown = decode(4, "07");
        assertThat(unknown.problem()).contains("a.Mode has no constant with the number 7");
        assertThat(decode(4, "01 07").problem()).contains("a.Shape has no record with the number 7");
        assertThat(decode(3, "ffffffff").problem()).contains("numbers says that it has -1 elements");
        assertThat(decode(3, "7fffffff").problem()).isPresent();
        assertThat(decode(6, "01").problem()).contains("only a.MoneySerializer knows the bytes of money");
        DecodedMessage half = decode(2, "ff f4");
        assertThat(half.values()).hasSize(4);
        assertThat(half.end()).isEqualTo(4);
        assertThat(half.problem()).isPresent();
    }

    @Test
    void bytes_behind_the_last_component_are_shown_and_unknown_tags_are_not_read() {
        assertThat(values(decode(7, "00000003 09 aabb"))).contains("(ignored)=2 bytes@7-9");
        assertThat(DECODER.decode(99, new byte[3], 0, 3, false)).isEmpty();
        assertThat(DECODER.message(7).orElseThrow().name()).isEqualTo("a.Ask");
    }

    @Test
    void the_number_of_a_constant_may_be_beyond_a_long() {
        EnumDescription mode = new EnumDescription("a.Mode", "", List.of(new EnumDescription.Constant("LAST", -1, "")));
        ProtocolDescription wide = new ProtocolDescription(
                "a.Registry",
                List.of(message(1, "a.Wide", component("mode", "enum(a.Mode, uint64)"))),
                List.of(),
                List.of(mode),
                List.of());
        byte[] bytes = HexFormat.of().parseHex("ffffffffffffffff");
        DecodedMessage decoded = new MessageDecoder(List.of(wide))
                .decode(1, bytes, 0, bytes.length, false)
                .orElseThrow();
        assertThat(values(decoded)).containsExactly("mode=LAST@0-8");
    }

    @Test
    void no_payload_makes_it_fail_or_run_away() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            for (int b = 0; b < bytes.length; b++) {
                bytes[b] = random.nextInt(3) == 0 ? bytes[b] : 0;
            }
            DecodedMessage message = DECODER.decode(1 + random.nextInt(7), bytes, 0, bytes.length, random.nextBoolean())
                    .orElseThrow();
            assertThat(message.end()).isBetween(0, bytes.length);
            assertThat(message.values()).hasSizeLessThanOrEqualTo(2_000);
        }
    }
}
