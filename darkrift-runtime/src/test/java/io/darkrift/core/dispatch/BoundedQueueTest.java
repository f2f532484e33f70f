package io.darkrift.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.SendMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundedQueueTest {
    private final BoundedQueue<Item> queue = new BoundedQueue<>(4, 100);

    /** Reliable items begin with an r, unreliable ones with a u. Others are not messages. */
    private record Item(String name, int bytes) implements BoundedQueue.Entry {
        @Override
        public @Nullable SendMode mode() {
            return switch (name.charAt(0)) {
                case 'r' -> SendMode.RELIABLE;
                case 'u' -> SendMode.UNRELIABLE;
                default -> null;
            };
        }
    }

    @Test
    void entries_leave_in_the_order_in_which_they_arrived() {
        add("r1", "u1", "r2");
        assertThat(poll()).isEqualTo("r1");
        assertThat(poll()).isEqualTo("u1");
        assertThat(poll()).isEqualTo("r2");
        assertThat(queue.poll()).isNull();
    }

    @Test
    void the_oldest_unreliable_entry_makes_room_for_the_newest() {
        add("u1", "r1", "u2", "u3", "u4");
        assertThat(queue.add(new Item("u5", 1))).isOne();
        assertThat(queue.size()).isEqualTo(5);
        assertThat(poll()).isEqualTo("r1");
        assertThat(poll()).isEqualTo("u2");
    }

    @Test
    void several_old_entries_make_room_for_a_large_new_one() {
        add("r1", "u1", "u2", "u3");
        assertThat(queue.add(new Item("u4", 99))).isEqualTo(2);
        assertThat(poll()).isEqualTo("r1");
        assertThat(poll()).isEqualTo("u3");
        assertThat(poll()).isEqualTo("u4");
    }

    @Test
    void one_entry_may_exceed_the_bytes() {
        assertThat(queue.add(new Item("u1", 1_000))).isZero();
        assertThat(queue.add(new Item("u2", 1_000))).isOne();
        assertThat(queue.add(new Item("r1", 1_000))).isZero();
        assertThat(queue.isFull()).isTrue();
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void reliable_entries_are_never_dropped() {
        add("r1", "r2", "r3");
        assertThat(queue.isFull()).isFalse();
        add("r4");
        assertThat(queue.isFull()).isTrue();
        assertThat(queue.add(new Item("r5", 1))).isZero();
        assertThat(queue.size()).isEqualTo(5);
    }

    @Test
    void there_is_room_again_when_half_is_free() {
        add("r1", "u1", "r2", "r3", "r4");
        queue.poll();
        queue.poll();
        assertThat(queue.hasRoom()).isFalse();
        queue.poll();
        assertThat(queue.hasRoom()).isTrue();
    }

    @Test
    void there_is_room_again_when_half_of_the_bytes_are_free() {
        queue.add(new Item("r1", 60));
        assertThat(queue.isFull()).isFalse();
        assertThat(queue.hasRoom()).isFalse();
        queue.add(new Item("r2", 40));
        assertThat(queue.isFull()).isTrue();
        queue.poll();
        assertThat(queue.hasRoom()).isTrue();
    }

    @Test
    void an_entry_can_be_taken_from_the_middle() {
        add("r1", "r2", "u1");
        assertThat(queue.poll(item -> item.name.equals("r2"))).isEqualTo(new Item("r2", 1));
        assertThat(queue.poll(item -> item.name.equals("r2"))).isNull();
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void entries_that_are_not_messages_are_never_dropped() {
        add("x1", "u1", "u2", "u3", "u4");
        assertThat(queue.add(new Item("u5", 1))).isOne();
        assertThat(poll()).isEqualTo("x1");
        assertThat(poll()).isEqualTo("u2");
    }

    private void add(String... names) {
        for (String name : names) {
            assertThat(queue.add(new Item(name, 1))).isZero();
        }
    }

    private String poll() {
        Item item = queue.poll();
        assertThat(item).isNotNull();
        return item.name;
    }
}
