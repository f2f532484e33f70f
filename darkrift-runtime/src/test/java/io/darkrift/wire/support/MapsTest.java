package io.darkrift.wire.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapsTest {
    private static final DarkriftReader IN = new DarkriftReader(new byte[8]);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1_023, 1_024, 1_025, 20_000})
    void aMapKeepsItsEntriesInTheOrderInWhichTheyCame(int count) {
        Map<Integer, String> map = Maps.forEntries(count);
        for (int i = count; i > 0; i--) {
            Maps.put(IN, map, i * 7919, "value " + i, "Bag.items");
        }
        assertThat(map).hasSize(count);
        int i = count;
        for (Map.Entry<Integer, String> entry : map.entrySet()) {
            assertThat(entry.getKey()).isEqualTo(i * 7919);
            assertThat(entry.getValue()).isEqualTo("value " + i--);
        }
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        Map<String, Integer> map = Maps.forEntries(2);
        Maps.put(IN, map, "sword", 1, "Bag.items");
        assertThatThrownBy(() -> Maps.put(IN, map, "sword", 1, "Bag.items"))
                .isInstanceOf(WireException.class)
                .hasMessage("Bag.items: the key sword arrived twice");
    }

    @Test
    void aCountThatMayBeWrongMakesNoRoomBeyondItsShare() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        allocatedByOneEntry(16, threads);
        assertThat(allocatedByOneEntry(Integer.MAX_VALUE, threads)).isLessThan(20_000);
    }

    private static long allocatedByOneEntry(int count, ThreadMXBean threads) {
        long before = threads.getCurrentThreadAllocatedBytes();
        Map<Integer, Integer> map = Maps.forEntries(count);
        Maps.put(IN, map, 1, 1, "Bag.items");
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
