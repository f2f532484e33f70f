package io.darkrift.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.tests.conformance.ReadyValues.ReadyArraysMessage;
import io.darkrift.tests.conformance.ReadyValues.ReadyListsMessage;
import io.darkrift.tests.conformance.ReadyValues.ReadyMessage;
import io.darkrift.value.Vector2;
import io.darkrift.value.Vector3;
import io.darkrift.value.Vector4;
import io.darkrift.wire.WireException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** UUIDs, times and vectors in messages, with the bytes that were worked out by hand. */
class ReadyValuesTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load().strict();

    private static final String UUID_BYTES = "00112233 4455 6677 8899 aabbccddeeff";
    private static final String INSTANT_BYTES = "0000000065920080 075bcd15";
    private static final String DURATION_BYTES = "fffffffffffff1ef 3b9ac9ff";
    private static final String VECTOR2_BYTES = "3f800000 c0000000";
    private static final String VECTOR3_BYTES = "3f800000 c0000000 3f000000";
    private static final String VECTOR4_BYTES = "3f800000 c0000000 3f000000 7fc00000";

    private static final ReadyMessage SINGLES = new ReadyMessage(
            UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
            Instant.parse("2024-01-01T00:00:00.123456789Z"),
            Duration.ofHours(-1).minusNanos(1),
            new Vector2(1, -2),
            new Vector3(1, -2, 0.5f),
            new Vector4(1, -2, 0.5f, Float.NaN));

    private static ReadyArraysMessage arraysOf(ReadyMessage... all) {
        return new ReadyArraysMessage(
                map(all, ReadyMessage::uuid).toArray(UUID[]::new),
                map(all, ReadyMessage::instant).toArray(Instant[]::new),
                map(all, ReadyMessage::duration).toArray(Duration[]::new),
                map(all, ReadyMessage::vector2).toArray(Vector2[]::new),
                map(all, ReadyMessage::vector3).toArray(Vector3[]::new),
                map(all, ReadyMessage::vector4).toArray(Vector4[]::new));
    }

    private static ReadyListsMessage listsOf(ReadyMessage... all) {
        return new ReadyListsMessage(
                map(all, ReadyMessage::uuid).toList(),
                map(all, ReadyMessage::instant).toList(),
                map(all, ReadyMessage::duration).toList(),
                map(all, ReadyMessage::vector2).toList(),
                map(all, ReadyMessage::vector3).toList(),
                map(all, ReadyMessage::vector4).toList());
    }

    private static <T> Stream<T> map(ReadyMessage[] all, Function<ReadyMessage, T> component) {
        return Arrays.stream(all).map(component);
    }

    @Test
    void eachHasItsBytes() {
        assertBytes(
                SINGLES, UUID_BYTES + INSTANT_BYTES + DURATION_BYTES + VECTOR2_BYTES + VECTOR3_BYTES + VECTOR4_BYTES);
    }

    @Test
    void arraysAndListsOfThemHaveACountInFront() {
        StringBuilder none = new StringBuilder();
        StringBuilder two = new StringBuilder();
        for (String bytes :
                List.of(UUID_BYTES, INSTANT_BYTES, DURATION_BYTES, VECTOR2_BYTES, VECTOR3_BYTES, VECTOR4_BYTES)) {
            none.append("00000000");
            two.append("00000002").append(bytes).append(bytes);
        }
        assertBytes(arraysOf(), none.toString());
        assertBytes(listsOf(), none.toString());
        assertBytes(arraysOf(SINGLES, SINGLES), two.toString());
        assertBytes(listsOf(SINGLES, SINGLES), two.toString());
    }

    private static void assertBytes(Object value, String hex) {
        Message message = REGISTRY.encode(value);
        assertThat(HexFormat.of().formatHex(message.payload())).isEqualTo(hex.replace(" ", ""));
        assertSame(value, REGISTRY.decode(message));
    }

    private static void assertSame(Object value, Object read) {
        // Arrays by their elements, and vectors by equals: NaN is NaN.
        assertThat(read).usingRecursiveComparison().usingOverriddenEquals().isEqualTo(value);
    }

    @Test
    void anyValuesAreReadAsTheyWereWritten() {
        Random random = new Random(17);
        for (int round = 0; round < 500; round++) {
            ReadyMessage[] all = Stream.generate(() -> draw(random))
                    .limit(1 + random.nextInt(4))
                    .toArray(ReadyMessage[]::new);
            for (Object value : List.of(all[0], arraysOf(all), listsOf(all))) {
                assertSame(value, REGISTRY.decode(REGISTRY.encode(value)));
            }
        }
    }

    private static ReadyMessage draw(Random random) {
        return new ReadyMessage(
                new UUID(random.nextLong(), random.nextLong()),
                Instant.ofEpochSecond(random.nextInt() * 10_000_000L, nanoseconds(random)),
                Duration.ofSeconds(random.nextLong(), nanoseconds(random)),
                new Vector2(number(random), number(random)),
                new Vector3(number(random), number(random), number(random)),
                new Vector4(number(random), number(random), number(random), number(random)));
    }

    private static int nanoseconds(Random random) {
        return random.nextInt(4) == 0 ? 999_999_999 : random.nextInt(1_000_000_000);
    }

    private static float number(Random random) {
        return Float.intBitsToFloat(random.nextInt());
    }

    @Test
    void everyTruncationNamesTheComponent() {
        for (Object value : List.of(SINGLES, arraysOf(SINGLES), listsOf(SINGLES))) {
            Message message = REGISTRY.encode(value);
            for (int size = 0; size < message.size(); size++) {
                Message cut = Message.of(message.tag(), Arrays.copyOf(message.payload(), size));
                assertThatThrownBy(() -> REGISTRY.decode(cut))
                        .isInstanceOf(WireException.class)
                        .hasMessageContaining(value.getClass().getSimpleName() + ".");
            }
        }
    }

    @Test
    void timesThatCanNotBeAreRefused() {
        byte[] payload = REGISTRY.encode(SINGLES).payload();
        // The highest byte of the seconds and of the nanoseconds of each.
        for (int at : new int[] {16, 24, 36}) {
            byte[] wrong = payload.clone();
            wrong[at] = 0x7F;
            assertThatThrownBy(() -> REGISTRY.decode(Message.of(90, wrong)))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("ReadyMessage (tag 90)")
                    .hasMessageContaining(at < 28 ? "Instant." : "Duration.");
        }
    }

    @Test
    void nullIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REGISTRY.encode(new ReadyMessage(null, null, null, null, null, null)))
                .withMessageContaining("ReadyMessage.uuid is null");
        Instant[] instants = {Instant.EPOCH, null};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REGISTRY.encode(new ReadyArraysMessage(
                        new UUID[0], instants, new Duration[0], new Vector2[0], new Vector3[0], new Vector4[0])))
                .withMessageContaining("ReadyArraysMessage.instants[1] is null");
    }
}
