package io.darkrift.tests.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However collections are nested, a message takes memory in proportion to its bytes, and what is written can be read. */
class NestingsTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load();
    private static final int TAG = REGISTRY.require(Nestings.class).tag();

    private final Draw draw = new Draw(5);
    private final RandomComposites composites = new RandomComposites(draw, new RandomModels(draw));

    @ParameterizedTest
    @ValueSource(ints = {400, 4_000, 16_000, 65_534})
    void theSameCountThroughoutTakesMemoryInProportion(int size) {
        for (int count :
                new int[] {0, 1, 2, 3, 4, 5, 8, 64, 1_000, 1_024, size / 16, size / 5, size / 4, size - 8, size}) {
            DarkriftWriter out = new DarkriftWriter();
            while (out.position() < size - 4) {
                out.writeInt32(count);
            }
            check(out.toByteArray());
        }
    }

    /** Each component in turn is a collection of as many collections as fit, whose counts are all the same. */
    @ParameterizedTest
    @ValueSource(ints = {4_000, 65_534})
    void eachComponentTakesMemoryInProportion(int size) {
        List<Integer> starts = componentsOf(empty());
        assertThat(starts).hasSameSizeAs(Nestings.class.getRecordComponents());
        for (int start : starts) {
            for (int outer : new int[] {1, size / 8, size / 6, size / 5, size / 4 - 40}) {
                for (int inner : new int[] {0, 1, 3, 20, 1_024, size / 2, size}) {
                    for (int prefix = 0; prefix < 2; prefix++) {
                        DarkriftWriter out = new DarkriftWriter();
                        out.writeRaw(empty(), 0, start);
                        out.writeInt32(outer);
                        while (out.position() < size - 8) {
                            for (int i = 0; i < prefix; i++) {
                                out.writeInt8(1);
                            }
                            out.writeInt32(inner);
                        }
                        check(out.toByteArray());
                    }
                }
            }
        }
    }

    @Test
    void randomMessagesWithRandomCountsTakeMemoryInProportion() {
        for (int round = 0; round < 3_000; round++) {
            byte[] payload = REGISTRY.encode(composites.nestings()).payload();
            byte[] longer = new byte[payload.length + draw.below(3_000)];
            System.arraycopy(payload, 0, longer, 0, payload.length);
            for (int i = draw.below(6); i > 0; i--) {
                int at = draw.below(longer.length - 1);
                longer[at] = (byte) draw.below(16);
                longer[at + 1] = (byte) draw.below(256);
            }
            check(longer);
        }
    }

    @Test
    void whatIsWrittenIsReadUpToTheLimitAndIsRefusedOnBothSidesBeyond() {
        int size = REGISTRY.encode(shelves(1_000, 0)).size();
        int most = (1_024 + size) / 1_000;
        Nestings full = shelves(1_000, most);
        assertThat(SameValues.test(full, REGISTRY.decode(REGISTRY.encode(full))))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REGISTRY.encode(shelves(1_000, most + 1)))
                .withMessageStartingWith(
                        "Nestings: " + 1_000 * (most + 1) + " elements that may take no bytes are more than");
    }

    @Test
    void whatIsReadCanBeWritten() {
        int read = 0;
        for (int round = 0; round < 2_000; round++) {
            Nestings some = shelves(1 + draw.below(2_000), draw.below(9));
            byte[] payload;
            try {
                payload = REGISTRY.encode(some).payload();
            } catch (IllegalArgumentException e) {
                continue;
            }
            Object again = REGISTRY.strict().decode(Message.of(TAG, payload));
            assertThat(REGISTRY.encode(again).payload()).isEqualTo(payload);
            read++;
        }
        assertThat(read).isBetween(100, 1_900);
    }

    private static void check(byte[] payload) {
        DecodingMemory.check(REGISTRY, Message.of(TAG, payload));
    }

    /** Where the components of a message without elements begin: reading it fails there if it is cut there. */
    private static List<Integer> componentsOf(byte[] empty) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at < empty.length; at++) {
            byte[] cut = new byte[at];
            System.arraycopy(empty, 0, cut, 0, at);
            try {
                REGISTRY.require(Nestings.class).read(new DarkriftReader(cut));
            } catch (WireException e) {
                if (e.offset() == at) {
                    starts.add(at);
                }
            }
        }
        return starts;
    }

    private static byte[] empty() {
        return REGISTRY.encode(shelves(0, 0)).payload();
    }

    private static Nestings shelves(int count, int marks) {
        Nestings.Shelf shelf = new Nestings.Shelf(Collections.nCopies(marks, new Nothing()));
        return new Nestings(
                List.of(),
                new Nothing[0],
                List.of(),
                Optional.empty(),
                null,
                List.of(),
                new Nothing[0][],
                List.of(),
                Collections.nCopies(count, shelf),
                new Nestings.Shelf[0],
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                new Nestings.Silence[0][],
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                7);
    }
}
