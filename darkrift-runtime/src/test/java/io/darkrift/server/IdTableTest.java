package io.darkrift.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class IdTableTest {
    private final IdTable<String> table = new IdTable<>(1_000);

    @Test
    void each_is_found_by_its_id() {
        table.put(0, "a");
        table.put(63, "b");
        table.put(999, "c");
        assertThat(table.get(0)).isEqualTo("a");
        assertThat(table.get(999)).isEqualTo("c");
        assertThat(table.get(1)).isNull();
        assertThat(table.get(500)).isNull();
        assertThat(table.get(-1)).isNull();
        assertThat(table.get(65_535)).isNull();
        assertThat(table).containsExactly("a", "b", "c").hasSize(3);
    }

    @Test
    void only_what_has_the_id_is_removed() {
        table.put(5, "a");
        assertThat(table.remove(5, "b")).isFalse();
        assertThat(table.remove(6, "a")).isFalse();
        assertThat(table.remove(700, "a")).isFalse();
        assertThat(table.remove(5, "a")).isTrue();
        assertThat(table).isEmpty();
        table.put(5, "c");
        assertThat(table).containsExactly("c");
    }

    @Test
    void it_may_change_while_it_is_iterated() {
        for (int id = 0; id < 300; id++) {
            table.put(id, "client " + id);
        }
        Iterator<String> iterator = table.iterator();
        assertThat(iterator.next()).isEqualTo("client 0");
        for (int id = 1; id < 299; id++) {
            table.remove(id, table.get(id));
        }
        // What was next is still told.
        assertThat(iterator.next()).isEqualTo("client 1");
        assertThat(iterator.next()).isEqualTo("client 299");
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }
}
