package io.darkrift.secure.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow();

    @Test
    void acceptsEachSequenceOnceInAnyOrder() {
        for (long sequence : new long[] {0, 5, 3, 1_023, 4, 1_024}) {
            assertThat(window.isNew(sequence)).isTrue();
            window.accept(sequence);
            assertThat(window.isNew(sequence)).isFalse();
        }
    }

    @Test
    void reportsTheHighestAlone() {
        assertThat(window.accept(7)).isTrue();
        assertThat(window.accept(6)).isFalse();
        assertThat(window.accept(8)).isTrue();
    }

    @Test
    void refusesWhatIsOlderThanItRemembers() {
        window.accept(5_000);

        assertThat(window.isNew(5_000 - ReplayWindow.SIZE)).isFalse();
        assertThat(window.isNew(5_001 - ReplayWindow.SIZE)).isTrue();
    }

    @Test
    void forgetsNothingThatItMayBeAskedFor() {
        Random random = new Random(7);
        Set<Long> seen = new HashSet<>();
        long highest = 0;
        for (int i = 0; i < 200_000; i++) {
            long sequence = Math.max(0, highest + random.nextInt(-1_200, random.nextInt(100) == 0 ? 3_000 : 20));
            boolean expected = sequence > highest - ReplayWindow.SIZE && !seen.contains(sequence);
            assertThat(window.isNew(sequence)).isEqualTo(expected);
            if (expected) {
                window.accept(sequence);
                seen.add(sequence);
                highest = Math.max(highest, sequence);
            }
        }
    }

    @Test
    void isAskedForTheLastSequenceOfAll() {
        assertThat(window.accept(Long.MAX_VALUE)).isTrue();
        assertThat(window.isNew(Long.MAX_VALUE - 1)).isTrue();
        assertThat(window.isNew(0)).isFalse();
    }
}
