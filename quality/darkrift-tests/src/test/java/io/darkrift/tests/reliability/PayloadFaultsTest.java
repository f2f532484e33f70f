package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.StrikeReason;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import io.darkrift.tests.model.Colour;
import io.darkrift.tests.model.Item;
import io.darkrift.tests.model.Nothing;
import io.darkrift.tests.model.Point;
import io.darkrift.tests.model.Segment;
import io.darkrift.tests.model.Structs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payloads of a rich record that end too soon, or lie. */
@ExtendWith(Guard.class)
class PayloadFaultsTest {
    private static final Point POINT = new Point(1, 2, 3.5, true, Colour.values()[0]);
    private static final Segment SEGMENT = new Segment(POINT, POINT, (byte) 4);
    private static final Item ITEM = new Item((short) 5, "sword", new int[] {6, 7}, POINT, List.of("a", "b"), 8);
    private static final Structs RICH = new Structs(
            POINT,
            SEGMENT,
            ITEM,
            new Nothing(),
            new Point[] {POINT, POINT},
            List.of(SEGMENT),
            new Item[] {ITEM},
            List.of(ITEM, ITEM),
            new Nothing[] {new Nothing()},
            9);

    private final List<StrikeReason> strikes = new CopyOnWriteArrayList<>();
    private final AtomicInteger handled = new AtomicInteger();

    private DarkriftServerBuilder counting(DarkriftServerBuilder settings) {
        return settings.registry(MessageRegistry.load())
                .on(Structs.class, (client, structs) -> handled.incrementAndGet())
                .onStrike((client, strike) -> {
                    strikes.add(strike.reason());
                    return 0;
                });
    }

    @Test
    void a_payload_that_ends_at_any_byte_is_refused_and_nothing_else_happens() {
        Message whole = MessageRegistry.load().encode(RICH);
        byte[] payload = whole.payload();
        try (Stage stage = new Stage(this::counting);
                RawClient client = RawClient.connect(stage.server())) {
            for (int size = 0; size < payload.length; size++) {
                client.send(Wire.frame(0, whole.tag(), Arrays.copyOf(payload, size)));
            }
            client.send(Wire.frame(0, whole.tag(), payload));
            Awaitility.await().until(() -> handled.get() == 1);
            assertThat(strikes).hasSize(payload.length).containsOnly(StrikeReason.UNREADABLE_MESSAGE);
            RemoteClient remote = stage.remote(client.id());
            assertThat(remote.statistics().malformed()).isEqualTo(payload.length);
            stage.play();
        }
    }

    @Test
    void counts_that_lie_cost_neither_memory_nor_time() {
        Message whole = MessageRegistry.load().encode(RICH);
        byte[] payload = whole.payload();
        List<byte[]> lies = new ArrayList<>();
        for (int at = 0; at + 4 <= payload.length; at++) {
            for (int lie : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20}) {
                byte[] changed = payload.clone();
                ByteBuffer.wrap(changed).putInt(at, lie);
                lies.add(Wire.frame(0, whole.tag(), changed));
            }
        }
        try (Stage stage = new Stage(this::counting);
                RawClient client = RawClient.connect(stage.server())) {
            for (byte[] lie : lies) {
                client.send(lie);
            }
            RemoteClient remote = stage.remote(client.id());
            Awaitility.await().until(() -> remote.statistics().reliableReceived() == lies.size());
            assertThat(strikes.size() + handled.get()).isEqualTo(lies.size());
            assertThat(strikes).containsOnly(StrikeReason.UNREADABLE_MESSAGE);
            assertThat(remote.isOpen()).isTrue();
        }
    }

    @Test
    void a_huge_count_of_structs_without_components_costs_no_memory() {
        // The count of nothings stands before the last number.
        byte[] payload = MessageRegistry.load().encode(RICH).payload();
        ByteBuffer.wrap(payload).putInt(payload.length - 8, Integer.MAX_VALUE);
        try (Stage stage = new Stage(this::counting);
                RawClient client = RawClient.connect(stage.server())) {
            client.send(Wire.frame(0, 112, payload));
            Awaitility.await().until(() -> strikes.size() + handled.get() == 1);
            assertThat(strikes).containsExactly(StrikeReason.UNREADABLE_MESSAGE);
        }
    }

    @Test
    void a_datagram_that_cannot_be_read_is_dropped_and_counted() {
        Message whole = MessageRegistry.load().encode(RICH);
        try (Stage stage = new Stage(this::counting);
                RawClient client = RawClient.connect(stage.server())) {
            client.sendDatagram(Wire.message(0, whole.tag(), new byte[5]));
            client.sendDatagram(Wire.message(0, whole.tag(), whole.payload()));
            Awaitility.await().until(() -> handled.get() == 1);
            assertThat(strikes).isEmpty();
            assertThat(stage.remote(client.id()).statistics().malformed()).isOne();
        }
    }
}
