package io.darkrift.tools.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.SendMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private static final byte[] MESSAGE = new byte[1_000];

    private static List<CapturedEvent> drain(EventQueue queue) throws InterruptedException {
        List<CapturedEvent> events = new ArrayList<>();
        for (CapturedEvent event = queue.poll(Duration.ZERO); event != null; event = queue.poll(Duration.ZERO)) {
            events.add(event);
        }
        return events;
    }

    private static void send(EventQueue queue, int count) {
        for (int i = 0; i < count; i++) {
            queue.message(1, true, SendMode.RELIABLE, MESSAGE, 0, MESSAGE.length);
        }
    }

    @Test
    void what_finds_no_room_is_counted_and_noted_in_its_place() throws Exception {
        EventQueue queue = new EventQueue(5_000, message -> true, () -> 0);
        send(queue, 10);
        assertThat(queue.missed()).isEqualTo(6);
        assertThat(queue.poll(Duration.ZERO)).isInstanceOf(CapturedMessage.class);
        send(queue, 1);
        List<CapturedEvent> events = drain(queue);
        assertThat(events).hasSize(5);
        assertThat(events.get(3))
                .isInstanceOfSatisfying(
                        CapturedEvent.Note.class,
                        note -> assertThat(note.text()).startsWith("6 messages are missing here"));
        assertThat(events.get(4)).isInstanceOf(CapturedMessage.class);
    }

    @Test
    void what_is_missing_at_the_end_is_noted_too() throws Exception {
        EventQueue queue = new EventQueue(1, message -> true, () -> 0);
        send(queue, 2);
        assertThat(drain(queue))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        CapturedEvent.Note.class,
                        note -> assertThat(note.text()).startsWith("1 message is missing here"));
    }

    @Test
    void connections_that_come_and_go_do_not_fill_it_without_bound() throws Exception {
        EventQueue queue = new EventQueue(1_000, message -> true, () -> 0);
        for (int i = 1; i <= 100; i++) {
            queue.add(new CapturedEvent.Connected(Duration.ZERO, i, "127.0.0.1:1"));
        }
        assertThat(queue.missed()).isPositive();
        assertThat(drain(queue)).hasSizeLessThan(20);
    }

    @Test
    void messages_that_nobody_wants_take_no_room() throws Exception {
        EventQueue queue = new EventQueue(1_000, event -> !(event instanceof CapturedMessage), () -> 0);
        send(queue, 100);
        assertThat(queue.missed()).isZero();
        assertThat(drain(queue)).isEmpty();
    }
}
