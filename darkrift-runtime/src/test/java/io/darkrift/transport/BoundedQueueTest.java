package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedQueueTest {
    /** Reliable entries begin with an r. */
    private final BoundedQueue<String> queue = new BoundedQueue<>(4, entry -> entry.startsWith("r"));

    @Test
    void entries_leave_in_the_order_in_which_they_came() {
        add("r1", "u1", "r2");
        assertThat(queue.poll()).isEqualTo("r1");
        assertThat(queue.poll()).isEqualTo("u1");
        assertThat(queue.poll()).isEqualTo("r2");
        assertThat(queue.poll()).isNull();
    }

    @Test
    void the_oldest_unreliable_entry_makes_room_for_the_newest() {
        add("u1", "r1", "u2", "u3", "u4");
        assertThat(queue.add("u5")).isTrue();
        assertThat(queue.size()).isEqualTo(5);
        assertThat(queue.poll()).isEqualTo("r1");
        assertThat(queue.poll()).isEqualTo("u2");
    }

    @Test
    void reliable_entries_are_never_dropped() {
        add("r1", "r2", "r3");
        assertThat(queue.isFull()).isFalse();
        add("r4");
        assertThat(queue.isFull()).isTrue();
        assertThat(queue.add("r5")).isFalse();
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
    void an_entry_can_be_taken_from_the_middle() {
        add("r1", "r2", "u1");
        assertThat(queue.poll("r2"::equals)).isEqualTo("r2");
        assertThat(queue.poll("r2"::equals)).isNull();
        assertThat(queue.size()).isEqualTo(2);
    }

    private void add(String... entries) {
        for (String entry : entries) {
            assertThat(queue.add(entry)).isFalse();
        }
    }
}
