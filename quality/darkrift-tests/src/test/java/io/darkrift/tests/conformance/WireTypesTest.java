package io.darkrift.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.value.DurationSerializer;
import io.darkrift.value.InstantSerializer;
import io.darkrift.value.UuidSerializer;
import io.darkrift.value.Vector3;
import io.darkrift.value.Vector3Serializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.SizedSerializer;
import io.darkrift.wire.support.PackedBits;
import io.darkrift.wire.support.Quantization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/wire-types.md} says of values and their bytes is so. */
class WireTypesTest {
    private static final UUID PLAYER = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final Instant TIME = Instant.parse("2024-01-01T00:00:00.5Z");
    private static final Vector3 PLACE = new Vector3(1, -2, 0.5f);

    private static final Spawn SPAWN =
            new Spawn(PLAYER, "Ann", PLACE, 90, true, 5, Optional.of(TIME), ammunition(), 250);

    private static final MessageRegistry REGISTRY = MessageRegistry.load();

    private final String document = read(Path.of("..", "..", "docs", "wire-types.md"));

    /** How the value of each row is written. */
    private static Map<String, Consumer<DarkriftWriter>> rows() {
        Map<String, Consumer<DarkriftWriter>> rows = new LinkedHashMap<>();
        rows.put("int16 -2", out -> out.writeInt16((short) -2));
        rows.put("uint32 4000000000", out -> out.writeUInt32(4_000_000_000L));
        rows.put("int64 1", out -> out.writeInt64(1));
        rows.put("float32 1.5", out -> out.writeFloat32(1.5f));
        rows.put("bool true", out -> out.writeBoolean(true));

        rows.put("text(UTF_16LE) \"hé\"", out -> out.writeString("hé"));
        rows.put("text(UTF_16BE) \"hé\"", out -> out.writeString("hé", TextEncoding.UTF_16BE));
        rows.put("text(UTF_8) \"hé\"", out -> out.writeString("hé", TextEncoding.UTF_8));
        rows.put("text(US_ASCII) \"he\"", out -> out.writeString("he", TextEncoding.US_ASCII));
        rows.put("char(UTF_16LE) \"h\"", out -> out.writeChar('h'));

        rows.put("uint16 1, 2", out -> out.writeUInt16s(new int[] {1, 2}));
        rows.put("bool true, false, true", out -> out.writeBooleans(new boolean[] {true, false, true}));
        rows.put("text(UTF_16LE) \"a\", \"\"", out -> out.writeStrings(new String[] {"a", ""}));

        rows.put("a sized struct of an int32 that is 7", out -> out.write(7, new SizedNumber(false)));
        rows.put(
                "a sized struct of an int32 that is 7, and what a newer peer appended",
                out -> out.write(7, new SizedNumber(true)));
        rows.put("a struct of an int32 that is 7, whose number is 2", out -> {
            out.writeUInt8(2);
            out.writeInt32(7);
        });
        rows.put("an int32 that is missing", out -> out.writeBoolean(false));
        rows.put("an int32 that is 7", out -> {
            out.writeBoolean(true);
            out.writeInt32(7);
        });
        rows.put("map(uint16, uint8) 1 to 30, 2 to 6", WireTypesTest::writeAmmunition);

        rows.put("uuid 00112233-4455-6677-8899-aabbccddeeff", out -> out.write(PLAYER, UuidSerializer.INSTANCE));
        rows.put("instant 2024-01-01T00:00:00.5Z", out -> out.write(TIME, InstantSerializer.INSTANCE));
        rows.put(
                "instant 1969-12-31T23:59:59.5Z",
                out -> out.write(Instant.parse("1969-12-31T23:59:59.5Z"), InstantSerializer.INSTANCE));
        rows.put("duration 90.25 seconds", out -> out.write(Duration.ofMillis(90_250), DurationSerializer.INSTANCE));
        rows.put("duration -0.5 seconds", out -> out.write(Duration.ofMillis(-500), DurationSerializer.INSTANCE));
        rows.put("vector3 1, -2, 0.5", out -> out.write(PLACE, Vector3Serializer.INSTANCE));

        rows.put(
                "quantized(float32, -180.0, 180.0, 16) 90",
                out -> writeGroup(out, 2, Quantization.quantize(90f, -180, 180, 16, "yaw")));
        rows.put(
                "quantized(float32, -1.0, 1.0, 12) 1, in a list",
                out -> writeGroup(out, 2, Quantization.quantize(1f, -1, 1, 12, "yaw") << 4));
        rows.put(
                "bits(bool, 1) true, bits(uint, 3) 5, bits(uint, 6) 33, which is 1 101 100001 and six zeros",
                out -> writeGroup(out, 2, 1 << 15 | 5 << 12 | 33 << 6));
        rows.put(
                "bits(int, 4) -3, which is 1101 and four zeros",
                out -> writeGroup(out, 1, PackedBits.signed(-3, 4, "lean") << 4));
        rows.put(
                "a Spawn of the player, place and time above, named \"Ann\", at 90 degrees, armed, of level 5, with the"
                        + " ammunition above, and a health of 250",
                WireTypesTest::writeSpawn);
        return rows;
    }

    /** A sized struct of an int32, and of an int16 that was appended later. */
    private static final class SizedNumber extends SizedSerializer<Integer> {
        private final boolean isNewer;

        SizedNumber(boolean isNewer) {
            super("SizedNumber", 6);
            this.isNewer = isNewer;
        }

        @Override
        protected void writeComponents(Integer value, DarkriftWriter out) {
            out.writeInt32(value);
            if (isNewer) {
                out.writeInt16(1);
            }
        }

        @Override
        protected Integer readComponents(DarkriftReader in) {
            return in.readInt32();
        }
    }

    private static void writeAmmunition(DarkriftWriter out) {
        out.writeInt32(2);
        out.writeUInt16(1);
        out.writeUInt8(30);
        out.writeUInt16(2);
        out.writeUInt8(6);
    }

    private static void writeSpawn(DarkriftWriter out) {
        out.writeRaw(REGISTRY.encode(SPAWN).payload());
    }

    private static Map<Integer, Integer> ammunition() {
        Map<Integer, Integer> ammunition = new LinkedHashMap<>();
        ammunition.put(1, 30);
        ammunition.put(2, 6);
        return ammunition;
    }

    private static void writeGroup(DarkriftWriter out, int byteCount, long group) {
        int at = out.reserve(byteCount);
        PackedBits.put(out.array(), at, byteCount, group);
    }

    @Test
    void everyValueHasTheBytesThatAreListed() {
        Map<String, String> written = new LinkedHashMap<>();
        rows().forEach((value, write) -> {
            DarkriftWriter out = new DarkriftWriter();
            write.accept(out);
            written.put(value, HexFormat.of().formatHex(out.toByteArray()));
        });

        Map<String, String> listed = new LinkedHashMap<>();
        for (String table : tables("\\| value \\| bytes \\|\n")) {
            for (String row : table.lines().toList()) {
                Matcher cells =
                        Pattern.compile("\\| (.*) \\| `([0-9a-f ]+)` \\|").matcher(row);
                assertThat(cells.matches()).as(row).isTrue();
                listed.put(cells.group(1).replace("`", ""), cells.group(2).replace(" ", ""));
            }
        }

        assertThat(listed).isEqualTo(written);
    }

    @Test
    void theErrorsOfQuantizedNumbersAreListedRight() {
        List<String> tables = tables("\\| range \\| bits \\| step \\| error \\|\n");
        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).lines()).isNotEmpty().allSatisfy(row -> {
            Matcher cells = Pattern.compile("\\| (\\S+) to (\\S+) \\| (\\d+) \\| (\\S+) \\| (\\S+) \\|")
                    .matcher(row);
            assertThat(cells.matches()).isTrue();
            double span = Double.parseDouble(cells.group(2)) - Double.parseDouble(cells.group(1));
            double step = span / ((1L << Integer.parseInt(cells.group(3))) - 1);
            assertThat(Double.parseDouble(cells.group(4))).isBetween(step, step * 1.1);
            assertThat(Double.parseDouble(cells.group(5))).isBetween(step / 2, step / 2 * 1.1);
        });
    }

    @Test
    void everyLinkWithinLeadsToAHeading() {
        List<String> headings = found("(?m)^#+ (.*)$", document).stream()
                .map(heading ->
                        heading.toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .toList();
        assertThat(headings).containsAll(found("\\]\\(#([^)]+)\\)", document));
    }

    @Test
    void theMessageIsTheRecordThatIsTestedHere() {
        String source = read(Path.of("src/main/java/io/darkrift/tests/conformance/Spawn.java"));
        assertThat(found("(?s)```java\n(.*?)```", document)).isNotEmpty().allMatch(source::contains);
    }

    @Test
    void theMessageIsReadAsItWasWrittenButForTheRounding() {
        Spawn read = (Spawn) REGISTRY.strict().decode(REGISTRY.encode(SPAWN));
        assertThat(read)
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .ignoringFields("yaw")
                .isEqualTo(SPAWN);
        assertThat(read.yaw()).isCloseTo(90, within(0.0028f));
    }

    @Test
    void theMessageOfAnOlderPeerIsReadWithTheDefault() {
        byte[] payload = REGISTRY.encode(SPAWN).payload();
        Spawn read = (Spawn) REGISTRY.decode(Message.of(12, Arrays.copyOf(payload, payload.length - 2)));
        assertThat(read.health()).isEqualTo(100);
        assertThat(read.ammunition()).isEqualTo(SPAWN.ammunition());
    }

    /** The rows of all tables with a heading. */
    private List<String> tables(String heading) {
        return found(heading + "\\|[-|]+\\|\n((?:\\|.*\n)+)", document);
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " can't be read", e);
        }
    }
}
