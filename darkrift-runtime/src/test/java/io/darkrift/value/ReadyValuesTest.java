package io.darkrift.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.WireException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyValuesTest {
    /** A type, with what draws a value of it. */
    record Ready<T>(String name, int size, ValueSerializer<T> serializer, Function<Random, T> draw) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Ready<?>> all() {
        return List.of(
                new Ready<>(
                        "UUID",
                        UuidSerializer.SIZE,
                        UuidSerializer.INSTANCE,
                        r -> new UUID(r.nextLong(), r.nextLong())),
                new Ready<>("Instant", InstantSerializer.SIZE, InstantSerializer.INSTANCE, ReadyValuesTest::instant),
                new Ready<>(
                        "Duration",
                        DurationSerializer.SIZE,
                        DurationSerializer.INSTANCE,
                        r -> Duration.ofSeconds(r.nextLong(), nanoseconds(r))),
                new Ready<>(
                        "Vector2",
                        Vector2Serializer.SIZE,
                        Vector2Serializer.INSTANCE,
                        r -> new Vector2(number(r), number(r))),
                new Ready<>(
                        "Vector3",
                        Vector3Serializer.SIZE,
                        Vector3Serializer.INSTANCE,
                        r -> new Vector3(number(r), number(r), number(r))),
                new Ready<>(
                        "Vector4",
                        Vector4Serializer.SIZE,
                        Vector4Serializer.INSTANCE,
                        r -> new Vector4(number(r), number(r), number(r), number(r))));
    }

    private static Instant instant(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Instant.MIN;
            case 1 -> Instant.MAX;
            case 2 -> Instant.EPOCH.minusNanos(1);
            default -> Instant.ofEpochSecond(random.nextInt() * 4_000_000L, nanoseconds(random));
        };
    }

    private static int nanoseconds(Random random) {
        return random.nextInt(4) == 0 ? 999_999_999 : random.nextInt(1_000_000_000);
    }

    private static float number(Random random) {
        return Float.intBitsToFloat(random.nextInt());
    }

    @ParameterizedTest
    @MethodSource("all")
    <T> void everyValueComesBack(Ready<T> ready) {
        Random random = new Random(5);
        for (int round = 0; round < 1_000; round++) {
            T value = ready.draw().apply(random);
            DarkriftWriter out = new DarkriftWriter(0);
            out.writeInt8(7);
            out.write(value, ready.serializer());
            assertThat(out.position()).isEqualTo(1 + ready.size());
            DarkriftReader in = new DarkriftReader(out.array(), 1, out.position());
            assertThat(in.read(ready.serializer())).isEqualTo(value);
            assertThat(in.remaining()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <T> void aValueThatIsCutIsRefusedByName(Ready<T> ready) {
        for (int size = 0; size < ready.size(); size++) {
            DarkriftReader in = new DarkriftReader(new byte[size]);
            assertThatThrownBy(() -> in.read(ready.serializer()))
                    .isInstanceOf(WireException.class)
                    .hasMessageStartingWith(ready.name())
                    .hasMessageContaining(ready.size() + " bytes are needed");
            assertThat(in.position()).isZero();
        }
    }

    @Test
    void aUuidIsWrittenAsItsText() {
        assertBytes(
                "00112233445566778899aabbccddeeff",
                UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
                UuidSerializer.INSTANCE);
    }

    @Test
    void anInstantIsItsSecondsAndNanoseconds() {
        assertBytes("0000000000000000 00000000", Instant.EPOCH, InstantSerializer.INSTANCE);
        assertBytes(
                "0000000065920080 075bcd15",
                Instant.parse("2024-01-01T00:00:00.123456789Z"),
                InstantSerializer.INSTANCE);
        assertBytes("ffffffffffffffff 1dcd6500", Instant.EPOCH.minusMillis(500), InstantSerializer.INSTANCE);
    }

    @Test
    void aDurationIsItsSecondsAndNanoseconds() {
        assertBytes("0000000000000e10 00000000", Duration.ofHours(1), DurationSerializer.INSTANCE);
        assertBytes("ffffffffffffffff 1dcd6500", Duration.ofMillis(-500), DurationSerializer.INSTANCE);
        assertBytes(
                "7fffffffffffffff 3b9ac9ff",
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                DurationSerializer.INSTANCE);
        assertBytes("8000000000000000 00000000", Duration.ofSeconds(Long.MIN_VALUE), DurationSerializer.INSTANCE);
    }

    @Test
    void aVectorIsItsFloats() {
        assertBytes("3f800000 c0000000", new Vector2(1, -2), Vector2Serializer.INSTANCE);
        assertBytes("3f800000 c0000000 3f000000", new Vector3(1, -2, 0.5f), Vector3Serializer.INSTANCE);
        assertBytes(
                "3f800000 c0000000 3f000000 7f800000",
                new Vector4(1, -2, 0.5f, Float.POSITIVE_INFINITY),
                Vector4Serializer.INSTANCE);
    }

    private static <T> void assertBytes(String hex, T value, ValueSerializer<T> serializer) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        DarkriftWriter out = new DarkriftWriter();
        serializer.write(value, out);
        assertThat(out.toByteArray()).isEqualTo(bytes);
        assertThat(serializer.read(new DarkriftReader(bytes))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000000000, 'nanoseconds: 1000000000 arrived, and a second has 0 to 999999999'",
        "0, 4294967295, 'nanoseconds: 4294967295 arrived, and a second has 0 to 999999999'",
        "31556889864403200, 0, 'seconds: 31556889864403200 arrived, and an Instant holds -31557014167219200 to 31556889864403199'",
        "-31557014167219201, 0, 'seconds: -31557014167219201 arrived, and an Instant holds -31557014167219200 to 31556889864403199'",
    })
    void anInstantThatCanNotBeIsRefused(long seconds, long nanoseconds, String message) {
        assertThatThrownBy(() -> InstantSerializer.INSTANCE.read(time(seconds, nanoseconds)))
                .isInstanceOf(WireException.class)
                .hasMessage("Instant." + message);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000000000", "9223372036854775807, 1000000000", "-1, 4294967295"})
    void aDurationThatCanNotBeIsRefused(long seconds, long nanoseconds) {
        assertThatThrownBy(() -> DurationSerializer.INSTANCE.read(time(seconds, nanoseconds)))
                .isInstanceOf(WireException.class)
                .hasMessage("Duration.nanoseconds: " + nanoseconds + " arrived, and a second has 0 to 999999999");
    }

    private static DarkriftReader time(long seconds, long nanoseconds) {
        DarkriftWriter out = new DarkriftWriter();
        out.writeInt64(seconds);
        out.writeUInt32(nanoseconds);
        return new DarkriftReader(out.toByteArray());
    }
}
