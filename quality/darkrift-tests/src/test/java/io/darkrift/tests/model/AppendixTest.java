package io.darkrift.tests.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Components that older peers do not send. */
class AppendixTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load();

    private static final Appendix DEFAULTS = new Appendix(
            7,
            0,
            (short) -7,
            0.5f,
            true,
            "none",
            Colour.BLUE,
            new Point(0, 0, 0, false, Colour.RED),
            3,
            0,
            List.of(),
            new int[0],
            Map.of(),
            Optional.empty(),
            null,
            new UUID(0, 0),
            '\'');

    private static final Appendix WHOLE = new Appendix(
            7,
            1,
            (short) 2,
            3,
            false,
            "text",
            Colour.GREEN,
            new Point(1, 2, 3, true, Colour.BLUE),
            15,
            1,
            List.of("a", "b"),
            new int[] {4},
            Map.of(5, new Item((short) 6, "item", new int[0], DEFAULTS.point(), List.of(), 8)),
            Optional.of(new Item((short) 9, "", new int[] {1}, DEFAULTS.point(), List.of("x"), 8)),
            "title",
            new UUID(1, 2),
            'q');

    @Test
    void anOlderMessageIsReadWithDefaults() {
        DarkriftWriter older = new DarkriftWriter();
        older.writeInt32(7);

        assertSame(REGISTRY.decode(Message.of(126, older)), DEFAULTS);
    }

    @Test
    void aNewerMessageIsReadWhole() {
        assertSame(REGISTRY.strict().decode(REGISTRY.encode(WHOLE)), WHOLE);
    }

    /** A message may end before each appended component, and nowhere else. */
    @Test
    void aMessageMayEndBeforeEachAppendedComponent() {
        byte[] payload = REGISTRY.encode(WHOLE).payload();
        Set<Integer> ends = new HashSet<>();
        for (int size = 0; size < payload.length; size++) {
            try {
                Appendix read = (Appendix) REGISTRY.decode(Message.of(126, Arrays.copyOf(payload, size)));
                assertThat(read.first()).isEqualTo(7);
                assertThat(read.zero()).isEqualTo(size >= 8 ? 1 : 0);
                assertThat(read.quote()).isEqualTo('\'');
                ends.add(size);
            } catch (WireException e) {
                assertThat(e).hasMessageContaining("Appendix (tag 126): ");
            }
        }
        assertThat(ends).hasSize(16).contains(4, 8, 10, 14, 15, payload.length - 22, payload.length - 6);
    }

    @Test
    void aMessageThatEndsWithinAComponentIsRefused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> REGISTRY.decode(Message.of(126, new byte[] {0, 0, 0, 7, 0, 0})))
                .withMessageContaining("Appendix.zero");
    }

    private static void assertSame(Object read, Object expected) {
        assertThat(SameValues.test(read, expected)).as("%s", read).isTrue();
    }
}
