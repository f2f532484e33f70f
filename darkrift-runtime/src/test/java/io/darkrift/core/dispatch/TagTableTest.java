package io.darkrift.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagTableTest {
    private final TagTable<Integer> table = new TagTable<>();

    @Test
    void everyTagHasItsOwnPlace() {
        for (int tag = 0; tag <= 65_535; tag++) {
            assertThat(table.put(tag, tag)).isNull();
        }
        for (int tag = 0; tag <= 65_535; tag++) {
            assertThat(table.get(tag)).isEqualTo(tag);
        }
    }

    @Test
    void whatWasNotPutIsNotFound() {
        table.put(256, 1);
        assertThat(table.get(255)).isNull();
        assertThat(table.get(257)).isNull();
        assertThat(table.get(65_535)).isNull();
    }

    @Test
    void puttingGivesWhatWasThereBefore() {
        assertThat(table.put(7, 1)).isNull();
        assertThat(table.put(7, 2)).isEqualTo(1);
        assertThat(table.put(7, null)).isEqualTo(2);
        assertThat(table.get(7)).isNull();
    }
}
