package io.darkrift.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.SendMode;
import io.darkrift.testing.transport.TransportBench.Pair;
import io.darkrift.testing.transport.TransportBench.Side;
import io.darkrift.transport.LinkTraits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What links promise of the messages that they carry, and of pausing. */
public interface DeliveryContract {
    /** Returns what the running test works on. */
    TransportBench bench();

    @ParameterizedTest
    @EnumSource(Side.class)
    default void deliversInOrder(Side to) {
        Pair pair = bench().connect();
        List<byte[]> sent = TestMessage.many(2_000, 50);
        for (int i = 0; i < sent.size(); ) {
            int next = Math.min(sent.size(), i + 1 + i % 7);
            pair.other(to).send(sent.subList(i, next).toArray(byte[][]::new));
            i = next;
        }

        bench().awaitMessages(pair.get(to), sent.size());

        assertThat(TransportBench.bodies(pair.get(to)))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(sent);
        bench().await("the end of reading is reported", () -> pair.get(to).readCompletes > 0);
    }

    @Test
    default void deliversBothWaysAtOnce() {
        Pair pair = bench().connect();
        pair.server().whenMessage = message -> pair.server().send(message.body());
        List<byte[]> sent = TestMessage.many(500, 300);

        sent.forEach(pair.client()::send);
        bench().awaitMessages(pair.client(), sent.size());

        assertThat(TransportBench.bodies(pair.client()))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void deliversBatchOfManyMessages(Side to) {
        Pair pair = bench().connect();
        List<byte[]> sent = TestMessage.many(20_000, 13);

        pair.other(to).write(SendMode.RELIABLE, TestMessage.batch(sent));
        bench().awaitMessages(pair.get(to), sent.size());

        assertThat(pair.get(to).tags())
                .isEqualTo(IntStream.range(0, sent.size()).boxed().toList());
    }

    /** Together they are larger than the buffers on the way, which then hold halves of messages. */
    @ParameterizedTest
    @EnumSource(Side.class)
    default void deliversMessagesOfAllSizes(Side to) {
        Pair pair = bench().connect();
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sent.add(TestMessage.of(
                    i,
                    TestMessage.HEADER_BYTES + i * 7_919 % (TransportBench.MAX_RECEIVED - TestMessage.HEADER_BYTES)));
        }
        sent.add(TestMessage.of(1, TestMessage.HEADER_BYTES));
        sent.add(TestMessage.of(2, TransportBench.MAX_RECEIVED));
        sent.add(TestMessage.of(3, TestMessage.HEADER_BYTES));

        pair.other(to).write(SendMode.RELIABLE, TestMessage.batch(sent));
        bench().awaitMessages(pair.get(to), sent.size());

        assertThat(TransportBench.bodies(pair.get(to)))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(sent);
    }

    /** More is written than the buffers on the way hold, so that the end of the link cuts a message. */
    @ParameterizedTest
    @EnumSource(Side.class)
    default void deliversNoHalfOfAMessage(Side to) {
        Pair pair = bench().connect();
        TestEnd reader = pair.get(to);
        bench().pause(reader);
        List<byte[]> sent = TestMessage.many(2 + bench().harness().moreThanBuffers() / 90_000, 90_000);
        pair.other(to).write(SendMode.RELIABLE, TestMessage.batch(sent));
        reader.whenMessage = message -> pair.other(to).abort();

        reader.resume();
        bench().awaitClosed(pair.client(), pair.server());

        List<byte[]> bodies = TransportBench.bodies(reader);
        assertThat(bodies)
                .usingElementComparator(Arrays::compare)
                .isNotEmpty()
                .isEqualTo(sent.subList(0, bodies.size()));
    }

    @Test
    default void reportsEachByteThatIsWritten() {
        Pair pair = bench().connect();
        byte[] batch = TestMessage.batch(TestMessage.many(100, 100));

        pair.client().write(SendMode.RELIABLE, batch);
        bench().await("the batch is written", () -> pair.client().written(SendMode.RELIABLE) == batch.length);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void skipsMessageThatIsTooLarge(Side to) {
        Pair pair = bench().connect();
        pair.get(to).skipsBadLengths = true;

        pair.other(to)
                .send(TestMessage.of(1, 10), TestMessage.of(2, TransportBench.MAX_RECEIVED + 1), TestMessage.of(3, 10));
        pair.other(to)
                .send(
                        TestMessage.of(4, 5 * TransportBench.MAX_RECEIVED),
                        TestMessage.of(5, TransportBench.MAX_RECEIVED));
        bench().awaitMessages(pair.get(to), 3);

        assertThat(pair.get(to).tags()).containsExactly(1, 3, 5);
        assertThat(pair.get(to).badLengths())
                .containsExactly(TransportBench.MAX_RECEIVED + 1, 5 * TransportBench.MAX_RECEIVED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void deliversNothingAfterRefusedLength(Side to) {
        Pair pair = bench().connect();

        pair.other(to)
                .send(TestMessage.of(1, 10), TestMessage.of(2, TransportBench.MAX_RECEIVED + 1), TestMessage.of(3, 10));
        bench().await("the length is refused", () -> !pair.get(to).badLengths().isEmpty());
        pair.get(to).close(TransportBench.LONG);
        bench().awaitClosed(pair.client(), pair.server());

        assertThat(pair.get(to).tags()).containsExactly(1);
        assertThat(pair.get(to).badLengths()).containsExactly(TransportBench.MAX_RECEIVED + 1);
    }

    // Pausing, and backpressure.

    @ParameterizedTest
    @EnumSource(Side.class)
    default void deliversNothingBeforeItIsResumed(Side to) {
        Pair pair = bench().connect(end -> {});
        Pair other = bench().connect();

        pair.other(to).send(TestMessage.of(1, 10), TestMessage.of(2, 10));
        bench().await("the messages are written", pair.other(to)::allWritten);
        bench().assertStillWorks(other);
        assertThat(pair.get(to).received()).isEmpty();

        pair.get(to).resume();
        bench().awaitMessages(pair.get(to), 2);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void pausesWithinMessage(Side to) {
        Pair pair = bench().connect();
        TestEnd reader = pair.get(to);
        reader.whenMessage = message -> reader.pause();
        int count = 50;
        pair.other(to).write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(count, 2_000)));

        for (int i = 1; i <= count; i++) {
            bench().awaitMessages(reader, i);
            reader.resume();
        }

        assertThat(reader.tags()).isEqualTo(IntStream.range(0, count).boxed().toList());
    }

    @Test
    default void resumesWithinMessage() {
        Pair pair = bench().connect();
        pair.server().whenMessage = message -> {
            pair.server().pause();
            pair.server().resume();
        };

        pair.client().write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(500, 40)));
        bench().awaitMessages(pair.server(), 500);

        assertThat(pair.server().tags())
                .isEqualTo(IntStream.range(0, 500).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void pausedReaderStopsTheWriter(Side to) {
        Pair pair = bench().connect();
        Pair other = bench().connect();
        TestEnd reader = pair.get(to);
        TestEnd writer = pair.other(to);
        reader.keepsMessages = false;
        bench().pause(reader);
        byte[] batch = TestMessage.batch(TestMessage.many(20, 20_000));
        int batches = 1 + bench().harness().moreThanBuffers() / batch.length;
        for (int i = 0; i < batches; i++) {
            writer.write(SendMode.RELIABLE, batch);
        }
        // Long enough for a writer that nothing stops, on whichever loop.
        for (int i = 0; i < 200; i++) {
            bench().assertStillWorks(other);
        }

        assertThat(writer.written(SendMode.RELIABLE)).isLessThan((long) batches * batch.length);
        int before = reader.receivedCount;
        assertThat(before).isZero();

        reader.resume();
        bench().awaitMessages(reader, 20 * batches);
        bench().await("all is written", writer::allWritten);
    }

    @Test
    default void pausedReaderSendsAllTheSame() {
        Pair pair = bench().connect();
        bench().pause(pair.client());

        pair.client().send(TestMessage.of(1, 10));
        bench().awaitMessages(pair.server(), 1);
    }

    // The unreliable way.

    @ParameterizedTest
    @EnumSource(Side.class)
    default void deliversUnreliableMessages(Side to) {
        Pair pair = bench().connect();
        byte[] body = TestMessage.of(9, 200);

        bench().sendUnreliableUntil(pair.other(to), body, pair.get(to), 5);

        SendMode mode = pair.client().link.traits().unreliable() ? SendMode.UNRELIABLE : SendMode.RELIABLE;
        assertThat(pair.get(to).received()).allSatisfy(message -> {
            assertThat(message.mode()).isEqualTo(mode);
            assertThat(message.body()).isEqualTo(body);
        });
        bench().await("the end of reading is reported", () -> pair.get(to).readCompletes > 0);
        bench().await("all is written", pair.other(to)::allWritten);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void unreliableWayIsTheReliableOneWhereThereIsNoOther(Side side) {
        TestEnd end = bench().connect().get(side);

        assertThat(end.link.unreliable() == end.link.reliable())
                .isEqualTo(!end.link.traits().unreliable());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void carriesUnreliableMessagesUpToItsLimit(Side to) {
        Pair pair = bench().connect();
        LinkTraits traits = pair.other(to).link.traits();
        assertThat(traits.maxUnreliableBytes()).isBetween(TestMessage.HEADER_BYTES, TransportBench.MAX_UNRELIABLE);
        byte[] largest = TestMessage.of(1, traits.maxUnreliableBytes());

        bench().sendUnreliableUntil(pair.other(to), largest, pair.get(to), 1);
        assertThat(pair.get(to).received().get(0).body()).isEqualTo(largest);
        if (traits.unreliable()) {
            byte[] tooLarge = TestMessage.of(2, traits.maxUnreliableBytes() + 1);
            pair.other(to).sendUnreliable(tooLarge, TestMessage.of(3, 10));
            bench().await("what is dropped counts as written", pair.other(to)::allWritten);
            bench().sendUnreliableUntil(
                            pair.other(to), TestMessage.of(3, 10), pair.get(to), pair.get(to).receivedCount + 3);
            assertThat(pair.get(to).tags()).doesNotContain(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void deliversUnreliableMessagesWhilePaused(Side to) {
        Pair pair = bench().connect();
        if (!pair.client().link.traits().unreliable()) {
            // What takes the reliable way pauses with it, as other tests show.
            return;
        }
        bench().pause(pair.get(to));
        pair.other(to).send(TestMessage.of(1, 10));

        bench().sendUnreliableUntil(pair.other(to), TestMessage.of(2, 10), pair.get(to), 3);
        assertThat(pair.get(to).tags()).doesNotContain(1);

        pair.get(to).resume();
        bench().await("the reliable message arrives", () -> pair.get(to).tags().contains(1));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void deliversNoUnreliableMessageBeforeItIsResumed(Side to) {
        Pair pair = bench().connect(end -> {});
        Pair other = bench().connect();
        for (int i = 0; i < 20; i++) {
            pair.other(to).sendUnreliable(TestMessage.of(1, 10));
        }
        bench().await("all is written", pair.other(to)::allWritten);
        bench().assertStillWorks(other);
        assertThat(pair.get(to).received()).isEmpty();

        pair.get(to).resume();
        bench().sendUnreliableUntil(pair.other(to), TestMessage.of(2, 10), pair.get(to), 21);
    }

    // Shared memory.

    @ParameterizedTest
    @EnumSource(SendMode.class)
    default void releasesSharedMemory(SendMode mode) {
        List<Pair> pairs = List.of(bench().connect(), bench().connect(), bench().connect());
        byte[] batch = TestMessage.batch(TestMessage.many(5, 150));
        ByteBuf shared = PooledByteBufAllocator.DEFAULT.directBuffer().writeBytes(batch);

        for (Pair pair : pairs) {
            bench().writeShared(pair.server(), mode, shared.retainedDuplicate());
        }
        shared.release();

        bench().await("the memory is released", () -> shared.refCnt() == 0);
        if (mode == SendMode.RELIABLE) {
            for (Pair pair : pairs) {
                bench().awaitMessages(pair.client(), 5);
                assertThat(pair.client().tags()).containsExactly(0, 1, 2, 3, 4);
            }
        }
        bench().await("all is written", () -> bench().ends().stream().allMatch(TestEnd::allWritten));
    }

    @Test
    default void releasesSharedMemoryThatAPausedReaderHoldsUp() {
        Pair pair = bench().connect();
        bench().pause(pair.client());
        byte[] batch = TestMessage.batch(TestMessage.many(1 + bench().harness().moreThanBuffers() / 10_000, 10_000));
        ByteBuf shared = Unpooled.directBuffer(batch.length).writeBytes(batch);

        bench().writeShared(pair.server(), SendMode.RELIABLE, shared);
        pair.server().abort();
        bench().awaitClosed(pair.server());

        bench().await("the memory is released", () -> shared.refCnt() == 0);
    }

    @ParameterizedTest
    @EnumSource(SendMode.class)
    default void releasesAndReportsWhatIsWrittenAfterTheEnd(SendMode mode) {
        Pair pair = bench().connect();
        pair.server().abort();
        bench().awaitClosed(pair.server(), pair.client());
        ByteBuf shared = Unpooled.directBuffer().writeBytes(TestMessage.batch(TestMessage.of(1, 10)));

        bench().writeShared(pair.server(), mode, shared);
        bench().await("the memory is released", () -> shared.refCnt() == 0);
        pair.server().write(mode, TestMessage.batch(TestMessage.of(1, 10)));
        pair.client().write(mode, TestMessage.batch(TestMessage.of(1, 10)));
        bench().await(
                        "all is written",
                        () -> pair.server().allWritten() && pair.client().allWritten());
    }
}
