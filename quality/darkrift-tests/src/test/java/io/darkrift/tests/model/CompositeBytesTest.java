package io.darkrift.tests.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.wire.WireException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bytes of optional values, maps, unions and packed components, as documented. */
class CompositeBytesTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load();
    private static final Optionals NOTHING = new Optionals(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            new String[0],
            List.of(),
            9);

    private static String hex(Object record) {
        return HexFormat.of().formatHex(REGISTRY.encode(record).payload());
    }

    @Test
    void nothingIsOneByte() {
        assertThat(hex(NOTHING))
                .isEqualTo("00".repeat(8) + "00000000" + "00".repeat(6) + "00000000" + "00000000" + "00000009");
    }

    @Test
    void aValueThatIsThereStandsBehindAOne() {
        Optionals some = new Optionals(
                Optional.of(5),
                Optional.of(65_535),
                Optional.of("a"),
                Optional.of(true),
                NOTHING.point(),
                NOTHING.item(),
                Optional.of(List.of("b")),
                Optional.of(new int[] {1}),
                Arrays.asList(Optional.of(2), Optional.empty()),
                "c",
                3,
                Colour.BLUE,
                null,
                null,
                new int[] {4},
                new String[] {null, "d"},
                Collections.singletonList(null),
                9);

        assertThat(hex(some))
                .isEqualTo("0100000005" + "01ffff" + "01000000026100" + "0101" + "00" + "00"
                        + "0100000001000000026200" + "010000000100000001" + "00000002010000000200"
                        + "01000000026300" + "010003" + "0102" + "00" + "00" + "010000000100000004"
                        + "000000020001000000026400" + "0000000100" + "00000009");
        assertThat(SameValues.test(REGISTRY.decode(REGISTRY.encode(some)), some))
                .isTrue();
    }

    private static Dictionaries dictionaries(Map<String, Integer> scores, Map<Integer, Integer> ammunition) {
        return new Dictionaries(
                scores,
                ammunition,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of());
    }

    @Test
    void aMapIsACountAndItsEntriesInTheirOrder() {
        Map<String, Integer> scores = new LinkedHashMap<>();
        scores.put("b", 1);
        scores.put("a", 2);

        assertThat(hex(dictionaries(scores, Map.of(258, 3))))
                .isEqualTo("00000002" + "000000026200" + "00000001" + "000000026100" + "00000002" + "00000001"
                        + "010203" + "00000000".repeat(7) + "00" + "00000000");
        Dictionaries read = (Dictionaries) REGISTRY.decode(REGISTRY.encode(dictionaries(scores, Map.of())));
        assertThat(read.scores()).containsExactly(Map.entry("b", 1), Map.entry("a", 2));
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        byte[] payload =
                REGISTRY.encode(dictionaries(Map.of(), Map.of(1, 2, 3, 4))).payload();
        payload[9] = payload[12];

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> REGISTRY.decode(Message.of(121, payload)))
                .withMessageContaining("Dictionaries.ammunition: the key " + payload[12] + " arrived twice");
    }

    @Test
    void aUnionIsTheNumberOfAStructAndTheStruct() {
        Shape nowhere = new Shape.Nowhere();
        Shapes shapes = new Shapes(
                nowhere,
                nowhere,
                new Shape.Polygon(new Point[0]),
                new Shape[] {nowhere},
                List.of(),
                Optional.of(nowhere),
                Map.of(1, nowhere));

        assertThat(hex(shapes))
                .isEqualTo("c8" + "00c8" + "000700000000" + "00000001c8" + "00000000" + "01c8" + "0000000100000001c8");
    }

    @Test
    void aNumberThatNoStructHasIsRefused() {
        byte[] payload = {2};

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> REGISTRY.decode(Message.of(122, payload)))
                .withMessageContaining("Shapes.shape: no record of Shape has the number 2");
    }

    /** Bits from the highest of the first byte on: see the annotation. */
    @Test
    void packedComponentsShareBytes() {
        PackedValues packed = new PackedValues(
                true,
                false,
                (byte) 5,
                (short) -1,
                0x1234,
                0xFFFF_FFFFL,
                -2,
                Sign.NEGATIVE,
                6,
                7,
                1,
                360,
                true,
                0,
                new float[] {5},
                List.of(-5.0),
                Optional.of(100f),
                Map.of(1, 0.0),
                new Body(-100, 100, -180, true, Colour.BLUE),
                List.of());

        // 1 0 101 11111 1 0010 0011 0100, 32 ones, 31 ones and a zero, 11, 110, padding: 92 bits
        String group = "1" + "0" + "101" + "11111" + "1001000110100" + "1".repeat(32) + "1".repeat(31) + "0" + "11"
                + "110" + "0000";
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < group.length(); i += 8) {
            bytes.append(String.format("%02x", Integer.parseInt(group.substring(i, i + 8), 2)));
        }
        assertThat(hex(packed))
                .isEqualTo(bytes + "00000007" + "ffff" + "ffc000000000" + "00000001fff0" + "00000001000000" + "01ff"
                        + "000000010000000100" + "000fff0030"
                        + "00000000");
    }

    @Test
    void aNumberThatItsBitsDoNotHoldIsRefused() {
        PackedValues packed = new RandomLimits(new Draw(1), new RandomModels(new Draw(1))).packedValues();
        assertThat(packed.dice()).isBetween(1, 6);
        Message message = REGISTRY.encode(packed);
        byte[] payload = message.payload();
        payload[11] |= 0x70;

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> REGISTRY.decode(Message.of(message.tag(), payload)))
                .withMessageContaining("PackedValues.dice")
                .withMessageContaining("7");
    }
}
