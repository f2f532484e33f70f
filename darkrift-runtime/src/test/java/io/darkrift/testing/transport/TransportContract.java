package io.darkrift.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.SendMode;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.LinkTraits;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.ServerTransport.Binding;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every transport promises to connections. Besides what each test looks at, {@link TestEnd} checks the rules of
 * {@link io.darkrift.transport.LinkHandler} at every call, and after each test all links have ended exactly once, all
 * that was written is reported, and no ticket is open.
 */
public abstract class TransportContract {
    /** Which end of a link a test looks at. */
    enum Side {
        CLIENT,
        SERVER
    }

    private static final int MAX_RECEIVED = 100_000;
    private static final int MAX_UNRELIABLE = 1_000;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final LinkSettings SETTINGS =
            new LinkSettings(MAX_RECEIVED, MAX_UNRELIABLE, Duration.ofSeconds(20), Duration.ofSeconds(20));

    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final List<TestDialer> dialers = new ArrayList<>();
    private TransportHarness harness;
    private TestServer server;
    private Binding binding;

    /** Creates the harness of one test. */
    protected abstract TransportHarness createHarness();

    @BeforeEach
    void listen() {
        harness = createHarness();
        listen(SETTINGS);
    }

    private void listen(LinkSettings settings) {
        server = new TestServer(settings, harness::eventLoops, violations::add);
        binding = harness.listener().bind(server);
    }

    @AfterEach
    void everythingEnds() {
        try {
            ends().forEach(TestEnd::abort);
            CompletableFuture<Void> closed = binding.close(Duration.ofMillis(1));
            await("the binding has closed", closed::isDone);
            assertThat(closed).isCompletedWithValue(null);
            await("all links have ended", () -> ends().stream().allMatch(TestEnd::isClosed));
            await("all that was written is reported", () -> ends().stream().allMatch(TestEnd::allWritten));
            await("all tickets are closed", () -> server.openTickets.get() == 0);
            assertThat(ends()).allSatisfy(end -> assertThat(end.ends()).hasSize(1));
        } finally {
            harness.close();
        }
        assertThat(violations).isEmpty();
    }

    private List<TestEnd> ends() {
        return Stream.concat(dialers.stream().map(TestDialer::end).filter(Objects::nonNull), server.ends().stream())
                .toList();
    }

    private void await(String what, BooleanSupplier condition) {
        harness.await(what, condition);
    }

    private TestDialer dial(Consumer<TestDialer> prepare) {
        TestDialer dialer = new TestDialer(SETTINGS, harness::eventLoops, violations::add);
        prepare.accept(dialer);
        dialers.add(dialer);
        harness.dialer(binding).connect(dialer);
        return dialer;
    }

    /** Both ends of a link. */
    private record Pair(TestEnd client, TestEnd server) {
        TestEnd get(Side side) {
            return side == Side.CLIENT ? client : server;
        }

        TestEnd other(Side side) {
            return side == Side.CLIENT ? server : client;
        }
    }

    private Pair connect() {
        return connect(TestEnd::resumeSoon);
    }

    private Pair connect(Consumer<TestEnd> whenEstablished) {
        int before = server.ends().size();
        server.whenEstablished = whenEstablished;
        TestDialer dialer = dial(d -> d.whenEstablished = whenEstablished);
        await(
                "both ends are established",
                () -> dialer.isEstablished() && server.ends().size() > before);
        return new Pair(dialer.end(), server.ends().get(before));
    }

    private static List<byte[]> bodies(TestEnd end) {
        return end.received().stream().map(TestEnd.Received::body).toList();
    }

    private void awaitMessages(TestEnd end, int count) {
        await(count + " messages have arrived", () -> end.receivedCount >= count);
        assertThat(end.receivedCount).isEqualTo(count);
    }

    private void awaitClosed(TestEnd... ended) {
        await("the link has ended", () -> Stream.of(ended).allMatch(TestEnd::isClosed));
    }

    /** Shows that links other than those a test has broken still work. */
    private void assertStillWorks(Pair pair) {
        int before = pair.server.receivedCount;
        pair.client.send(TestMessage.of(7, 20));
        awaitMessages(pair.server, before + 1);
    }

    // Delivery.

    @ParameterizedTest
    @EnumSource(Side.class)
    void deliversInOrder(Side to) {
        Pair pair = connect();
        List<byte[]> sent = TestMessage.many(2_000, 50);
        for (int i = 0; i < sent.size(); ) {
            int next = Math.min(sent.size(), i + 1 + i % 7);
            pair.other(to).send(sent.subList(i, next).toArray(byte[][]::new));
            i = next;
        }

        awaitMessages(pair.get(to), sent.size());

        assertThat(bodies(pair.get(to))).usingElementComparator(Arrays::compare).isEqualTo(sent);
        await("the end of reading is reported", () -> pair.get(to).readCompletes > 0);
    }

    @Test
    void deliversBothWaysAtOnce() {
        Pair pair = connect();
        pair.server.whenMessage = message -> pair.server.send(message.body());
        List<byte[]> sent = TestMessage.many(500, 300);

        sent.forEach(pair.client::send);
        awaitMessages(pair.client, sent.size());

        assertThat(bodies(pair.client)).usingElementComparator(Arrays::compare).isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void deliversBatchOfManyMessages(Side to) {
        Pair pair = connect();
        List<byte[]> sent = TestMessage.many(20_000, 13);

        pair.other(to).write(SendMode.RELIABLE, TestMessage.batch(sent));
        awaitMessages(pair.get(to), sent.size());

        assertThat(pair.get(to).tags())
                .isEqualTo(IntStream.range(0, sent.size()).boxed().toList());
    }

    /** Together they are larger than the buffers on the way, which then hold halves of messages. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void deliversMessagesOfAllSizes(Side to) {
        Pair pair = connect();
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sent.add(TestMessage.of(
                    i, TestMessage.HEADER_BYTES + i * 7_919 % (MAX_RECEIVED - TestMessage.HEADER_BYTES)));
        }
        sent.add(TestMessage.of(1, TestMessage.HEADER_BYTES));
        sent.add(TestMessage.of(2, MAX_RECEIVED));
        sent.add(TestMessage.of(3, TestMessage.HEADER_BYTES));

        pair.other(to).write(SendMode.RELIABLE, TestMessage.batch(sent));
        awaitMessages(pair.get(to), sent.size());

        assertThat(bodies(pair.get(to))).usingElementComparator(Arrays::compare).isEqualTo(sent);
    }

    @Test
    void reportsEachByteThatIsWritten() {
        Pair pair = connect();
        byte[] batch = TestMessage.batch(TestMessage.many(100, 100));

        pair.client.write(SendMode.RELIABLE, batch);
        await("the batch is written", () -> pair.client.written(SendMode.RELIABLE) == batch.length);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void skipsMessageThatIsTooLarge(Side to) {
        Pair pair = connect();
        pair.get(to).skipsBadLengths = true;

        pair.other(to).send(TestMessage.of(1, 10), TestMessage.of(2, MAX_RECEIVED + 1), TestMessage.of(3, 10));
        pair.other(to).send(TestMessage.of(4, 5 * MAX_RECEIVED), TestMessage.of(5, MAX_RECEIVED));
        awaitMessages(pair.get(to), 3);

        assertThat(pair.get(to).tags()).containsExactly(1, 3, 5);
        assertThat(pair.get(to).badLengths()).containsExactly(MAX_RECEIVED + 1, 5 * MAX_RECEIVED);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void deliversNothingAfterRefusedLength(Side to) {
        Pair pair = connect();

        pair.other(to).send(TestMessage.of(1, 10), TestMessage.of(2, MAX_RECEIVED + 1), TestMessage.of(3, 10));
        await("the length is refused", () -> !pair.get(to).badLengths().isEmpty());
        pair.get(to).close(LONG);
        awaitClosed(pair.client, pair.server);

        assertThat(pair.get(to).tags()).containsExactly(1);
        assertThat(pair.get(to).badLengths()).containsExactly(MAX_RECEIVED + 1);
    }

    // Pausing, and backpressure.

    @ParameterizedTest
    @EnumSource(Side.class)
    void deliversNothingBeforeItIsResumed(Side to) {
        Pair pair = connect(end -> {});
        Pair other = connect();

        pair.other(to).send(TestMessage.of(1, 10), TestMessage.of(2, 10));
        await("the messages are written", pair.other(to)::allWritten);
        assertStillWorks(other);
        assertThat(pair.get(to).received()).isEmpty();

        pair.get(to).resume();
        awaitMessages(pair.get(to), 2);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void pausesWithinMessage(Side to) {
        Pair pair = connect();
        TestEnd reader = pair.get(to);
        reader.whenMessage = message -> reader.pause();
        int count = 50;
        pair.other(to).write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(count, 2_000)));

        for (int i = 1; i <= count; i++) {
            awaitMessages(reader, i);
            reader.resume();
        }

        assertThat(reader.tags()).isEqualTo(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void resumesWithinMessage() {
        Pair pair = connect();
        pair.server.whenMessage = message -> {
            pair.server.pause();
            pair.server.resume();
        };

        pair.client.write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(500, 40)));
        awaitMessages(pair.server, 500);

        assertThat(pair.server.tags()).isEqualTo(IntStream.range(0, 500).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void pausedReaderStopsTheWriter(Side to) {
        Pair pair = connect();
        Pair other = connect();
        TestEnd reader = pair.get(to);
        TestEnd writer = pair.other(to);
        reader.keepsMessages = false;
        reader.pause();
        byte[] batch = TestMessage.batch(TestMessage.many(20, 20_000));
        int batches = 1 + harness.moreThanBuffers() / batch.length;
        for (int i = 0; i < batches; i++) {
            writer.write(SendMode.RELIABLE, batch);
        }
        // Long enough for a writer that nothing stops, on whichever loop.
        for (int i = 0; i < 200; i++) {
            assertStillWorks(other);
        }

        assertThat(writer.written(SendMode.RELIABLE)).isLessThan((long) batches * batch.length);
        int before = reader.receivedCount;
        assertThat(before).isZero();

        reader.resume();
        awaitMessages(reader, 20 * batches);
        await("all is written", writer::allWritten);
    }

    @Test
    void pausedReaderSendsAllTheSame() {
        Pair pair = connect();
        pair.client.pause();

        pair.client.send(TestMessage.of(1, 10));
        awaitMessages(pair.server, 1);
    }

    // The unreliable way.

    /** Datagrams may be lost even on one machine, so that they are sent until some have arrived. */
    private void sendUnreliableUntil(TestEnd from, byte[] body, TestEnd to, int count) {
        AtomicInteger tries = new AtomicInteger();
        await("unreliable messages arrive", () -> {
            if (to.receivedCount < count && from.allWritten() && tries.incrementAndGet() < 10_000) {
                from.sendUnreliable(body);
            }
            return to.receivedCount >= count;
        });
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void deliversUnreliableMessages(Side to) {
        Pair pair = connect();
        byte[] body = TestMessage.of(9, 200);

        sendUnreliableUntil(pair.other(to), body, pair.get(to), 5);

        SendMode mode = pair.client.link.traits().unreliable() ? SendMode.UNRELIABLE : SendMode.RELIABLE;
        assertThat(pair.get(to).received()).allSatisfy(message -> {
            assertThat(message.mode()).isEqualTo(mode);
            assertThat(message.body()).isEqualTo(body);
        });
        await("the end of reading is reported", () -> pair.get(to).readCompletes > 0);
        await("all is written", pair.other(to)::allWritten);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void unreliableWayIsTheReliableOneWhereThereIsNoOther(Side side) {
        TestEnd end = connect().get(side);

        assertThat(end.link.unreliable() == end.link.reliable())
                .isEqualTo(!end.link.traits().unreliable());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void carriesUnreliableMessagesUpToItsLimit(Side to) {
        Pair pair = connect();
        LinkTraits traits = pair.other(to).link.traits();
        assertThat(traits.maxUnreliableBytes()).isBetween(TestMessage.HEADER_BYTES, MAX_UNRELIABLE);
        byte[] largest = TestMessage.of(1, traits.maxUnreliableBytes());

        sendUnreliableUntil(pair.other(to), largest, pair.get(to), 1);
        assertThat(pair.get(to).received().get(0).body()).isEqualTo(largest);
        if (traits.unreliable()) {
            byte[] tooLarge = TestMessage.of(2, traits.maxUnreliableBytes() + 1);
            pair.other(to).sendUnreliable(tooLarge, TestMessage.of(3, 10));
            await("what is dropped counts as written", pair.other(to)::allWritten);
            sendUnreliableUntil(pair.other(to), TestMessage.of(3, 10), pair.get(to), pair.get(to).receivedCount + 3);
            assertThat(pair.get(to).tags()).doesNotContain(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void deliversUnreliableMessagesWhilePaused(Side to) {
        Pair pair = connect();
        if (!pair.client.link.traits().unreliable()) {
            // What takes the reliable way pauses with it, as other tests show.
            return;
        }
        pair.get(to).pause();
        pair.other(to).send(TestMessage.of(1, 10));

        sendUnreliableUntil(pair.other(to), TestMessage.of(2, 10), pair.get(to), 3);
        assertThat(pair.get(to).tags()).doesNotContain(1);

        pair.get(to).resume();
        await("the reliable message arrives", () -> pair.get(to).tags().contains(1));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void deliversNoUnreliableMessageBeforeItIsResumed(Side to) {
        Pair pair = connect(end -> {});
        Pair other = connect();
        for (int i = 0; i < 20; i++) {
            pair.other(to).sendUnreliable(TestMessage.of(1, 10));
        }
        await("all is written", pair.other(to)::allWritten);
        assertStillWorks(other);
        assertThat(pair.get(to).received()).isEmpty();

        pair.get(to).resume();
        sendUnreliableUntil(pair.other(to), TestMessage.of(2, 10), pair.get(to), 21);
    }

    // Shared memory.

    private void writeShared(TestEnd end, SendMode mode, ByteBuf messages) {
        LinkWriter writer = mode == SendMode.RELIABLE ? end.link.reliable() : end.link.unreliable();
        writer.executor().execute(() -> {
            end.expectWritten(mode, messages.readableBytes());
            writer.write(messages);
        });
    }

    @ParameterizedTest
    @EnumSource(SendMode.class)
    void releasesSharedMemory(SendMode mode) {
        List<Pair> pairs = List.of(connect(), connect(), connect());
        byte[] batch = TestMessage.batch(TestMessage.many(5, 150));
        ByteBuf shared = PooledByteBufAllocator.DEFAULT.directBuffer().writeBytes(batch);

        for (Pair pair : pairs) {
            writeShared(pair.server, mode, shared.retainedDuplicate());
        }
        shared.release();

        await("the memory is released", () -> shared.refCnt() == 0);
        if (mode == SendMode.RELIABLE) {
            for (Pair pair : pairs) {
                awaitMessages(pair.client, 5);
                assertThat(pair.client.tags()).containsExactly(0, 1, 2, 3, 4);
            }
        }
        await("all is written", () -> ends().stream().allMatch(TestEnd::allWritten));
    }

    @Test
    void releasesSharedMemoryThatAPausedReaderHoldsUp() {
        Pair pair = connect();
        pair.client.pause();
        byte[] batch = TestMessage.batch(TestMessage.many(1 + harness.moreThanBuffers() / 10_000, 10_000));
        ByteBuf shared = Unpooled.directBuffer(batch.length).writeBytes(batch);

        writeShared(pair.server, SendMode.RELIABLE, shared);
        pair.server.abort();
        awaitClosed(pair.server);

        await("the memory is released", () -> shared.refCnt() == 0);
    }

    @ParameterizedTest
    @EnumSource(SendMode.class)
    void releasesAndReportsWhatIsWrittenAfterTheEnd(SendMode mode) {
        Pair pair = connect();
        pair.server.abort();
        awaitClosed(pair.server, pair.client);
        ByteBuf shared = Unpooled.directBuffer().writeBytes(TestMessage.batch(TestMessage.of(1, 10)));

        writeShared(pair.server, mode, shared);
        await("the memory is released", () -> shared.refCnt() == 0);
        pair.server.write(mode, TestMessage.batch(TestMessage.of(1, 10)));
        pair.client.write(mode, TestMessage.batch(TestMessage.of(1, 10)));
        await("all is written", () -> pair.server.allWritten() && pair.client.allWritten());
    }

    // Closing.

    private enum Ending {
        CLOSE(end -> end.close(LONG), true),
        ABORT(TestEnd::abort, false),
        CLOSE_TWICE(
                end -> {
                    end.close(LONG);
                    end.close(LONG);
                },
                true),
        ABORT_TWICE(
                end -> {
                    end.abort();
                    end.abort();
                },
                false),
        ABORT_THEN_CLOSE(
                end -> {
                    end.abort();
                    end.close(LONG);
                },
                false);

        final Consumer<TestEnd> action;
        final boolean graceful;

        Ending(Consumer<TestEnd> action, boolean graceful) {
            this.action = action;
            this.graceful = graceful;
        }
    }

    private enum Moment {
        BEFORE_RESUME((closing, peer) -> {}),
        OPEN((closing, peer) -> closing.resume()),
        WITH_DATA_WAITING((closing, peer) -> peer.send(TestMessage.of(1, 1_000), TestMessage.of(2, 1_000))),
        PAUSED((closing, peer) -> {
            closing.resume();
            closing.pause();
            peer.send(TestMessage.of(1, 1_000));
        }),
        WHILE_WRITING((closing, peer) -> {
            closing.resume();
            closing.write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(500, 1_000)));
        }),
        WHILE_READING((closing, peer) -> {
            closing.resume();
            peer.write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(500, 1_000)));
        });

        final BiConsumer<TestEnd, TestEnd> prepare;

        Moment(BiConsumer<TestEnd, TestEnd> prepare) {
            this.prepare = prepare;
        }
    }

    static Stream<Arguments> endings() {
        return Stream.of(Side.values())
                .flatMap(side -> Stream.of(Moment.values())
                        .flatMap(moment ->
                                Stream.of(Ending.values()).map(ending -> Arguments.of(side, moment, ending))));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void endsOnceInEveryState(Side side, Moment moment, Ending ending) {
        Pair pair = connect(end -> {});
        TestEnd closing = pair.get(side);
        TestEnd peer = pair.other(side);
        peer.resume();
        moment.prepare.accept(closing, peer);

        closing.run(() -> ending.action.accept(closing));
        awaitClosed(closing, peer);

        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
        assertThat(peer.reason()).isEqualTo(ending.graceful ? Reason.PEER : Reason.NETWORK_ERROR);
    }

    /** An abort in the middle of closing may drop what is left, or come too late for that. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void abortEndsALinkThatIsClosing(Side side) {
        Pair pair = connect();
        TestEnd peer = pair.other(side);
        peer.pause();
        TestEnd closing = pair.get(side);
        fill(closing);
        closing.close(LONG);

        closing.abort();
        awaitClosed(closing);
        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
        peer.resume();
        awaitClosed(peer);

        assertThat(peer.reason()).isEqualTo(Reason.NETWORK_ERROR);
    }

    /** Writes more than fits on the way to a reader that is paused. */
    private void fill(TestEnd end) {
        end.write(
                SendMode.RELIABLE, TestMessage.batch(TestMessage.many(1 + harness.moreThanBuffers() / 50_000, 50_000)));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void abortIsCalledOnAnyThread(Side side) {
        Pair pair = connect();

        pair.get(side).link.abort();
        awaitClosed(pair.client, pair.server);

        assertThat(pair.get(side).reason()).isEqualTo(Reason.LOCAL);
        assertThat(pair.other(side).reason()).isEqualTo(Reason.NETWORK_ERROR);
    }

    static Stream<Arguments> sidesAndEndings() {
        return Stream.of(Side.values())
                .flatMap(side -> Stream.of(Ending.values()).map(ending -> Arguments.of(side, ending)));
    }

    @ParameterizedTest
    @MethodSource("sidesAndEndings")
    void endsFromWithinMessage(Side side, Ending ending) {
        Pair pair = connect();
        TestEnd closing = pair.get(side);
        closing.whenMessage = message -> {
            if (TestMessage.tag(message.body()) == 20) {
                ending.action.accept(closing);
            }
        };

        pair.other(side).write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(100, 100)));
        awaitClosed(closing, pair.other(side));

        assertThat(closing.receivedCount).isEqualTo(21);
        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void endsFromWithinEstablished(Ending ending) {
        server.whenEstablished = ending.action;
        TestDialer dialer = dial(d -> {});

        await("the server has the link", () -> !server.ends().isEmpty());
        awaitClosed(server.ends().get(0));
        await(
                "the client is told",
                () -> dialer.isFailed()
                        || dialer.isEstablished() && dialer.end().isClosed());

        assertThat(server.ends().get(0).reason()).isEqualTo(Reason.LOCAL);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void peerGetsAllThatWasWrittenBeforeClose(Side to) {
        Pair pair = connect();
        TestEnd closing = pair.other(to);
        List<byte[]> sent = TestMessage.many(30, 50_000);
        byte[] batch = TestMessage.batch(sent);

        closing.run(() -> {
            closing.write(SendMode.RELIABLE, batch);
            closing.close(LONG);
        });
        awaitClosed(closing, pair.get(to));

        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
        assertThat(pair.get(to).reason()).isEqualTo(Reason.PEER);
        assertThat(pair.get(to).tags())
                .isEqualTo(IntStream.range(0, sent.size()).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void peerThatIsPausedGetsAllWhenItResumes(Side to) {
        Pair pair = connect();
        TestEnd closing = pair.other(to);
        TestEnd reader = pair.get(to);
        reader.pause();

        closing.run(() -> {
            closing.write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(10, 1_000)));
            closing.close(LONG);
        });
        awaitClosed(closing);
        assertThat(reader.isClosed()).isFalse();
        reader.resume();
        awaitClosed(reader);

        assertThat(reader.receivedCount).isEqualTo(10);
        assertThat(reader.reason()).isEqualTo(Reason.PEER);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void closeIsLimitedForAPeerThatNeverReads(Side side) {
        Pair pair = connect();
        TestEnd closing = pair.get(side);
        TestEnd peer = pair.other(side);
        peer.pause();
        fill(closing);

        closing.close(SHORT);
        awaitClosed(closing);
        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
        await("what is lost is reported", closing::allWritten);
        peer.resume();
        awaitClosed(peer);

        assertThat(peer.reason()).isEqualTo(Reason.NETWORK_ERROR);
    }

    @Test
    void shorterLimitOfASecondCloseCounts() {
        Pair pair = connect();
        pair.server.pause();
        fill(pair.client);

        pair.client.close(Duration.ofDays(365));
        pair.client.close(SHORT);
        awaitClosed(pair.client);

        assertThat(pair.client.reason()).isEqualTo(Reason.LOCAL);
    }

    @Test
    void bothEndsCloseAtOnce() {
        Pair pair = connect();
        pair.client.send(TestMessage.of(1, 10));
        pair.server.send(TestMessage.of(1, 10));

        pair.client.close(LONG);
        pair.server.close(LONG);
        awaitClosed(pair.client, pair.server);

        assertThat(List.of(pair.client.reason(), pair.server.reason())).containsAnyOf(Reason.LOCAL);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void peerMayGoOnWritingToALinkThatHasClosed(Side side) {
        Pair pair = connect();
        TestEnd writer = pair.other(side);
        writer.pause();
        // Keeps the writer from seeing the end.
        pair.get(side).send(TestMessage.of(1, 10));

        pair.get(side).close(LONG);
        awaitClosed(pair.get(side));
        byte[] batch = TestMessage.batch(TestMessage.many(100, 10_000));
        for (int i = 0; i <= harness.moreThanBuffers() / batch.length; i++) {
            writer.write(SendMode.RELIABLE, batch);
        }
        await("all is written, or lost", () -> writer.allWritten() || writer.isClosed());
    }

    // Faults of handlers.

    private enum Fault {
        MESSAGE((end, thrown) -> end.whenMessage = message -> sneak(thrown)),
        READ_COMPLETE((end, thrown) -> end.whenReadComplete = () -> sneak(thrown)),
        WRITTEN((end, thrown) -> end.whenWritten = () -> sneak(thrown)),
        BAD_LENGTH((end, thrown) -> end.whenBadLength = () -> sneak(thrown));

        final BiConsumer<TestEnd, Throwable> prepare;

        Fault(BiConsumer<TestEnd, Throwable> prepare) {
            this.prepare = prepare;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    static Stream<Arguments> faults() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(
                                new IllegalStateException("thrown by a test"),
                                new StackOverflowError("thrown by a test"),
                                new IOException("thrown by a test"))
                        .flatMap(thrown -> Stream.of(Side.values()).map(side -> Arguments.of(side, fault, thrown))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultOfAHandlerEndsItsLinkOnly(Side side, Fault fault, Throwable thrown) {
        Pair pair = connect();
        Pair other = connect();
        TestEnd end = pair.get(side);
        fault.prepare.accept(end, thrown);
        end.skipsBadLengths = true;

        pair.other(side).send(TestMessage.of(1, 10), TestMessage.of(2, MAX_RECEIVED + 1));
        end.send(TestMessage.of(1, 10));
        awaitClosed(pair.client, pair.server);

        assertThat(end.reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(end.ends().get(0).cause()).isSameAs(thrown);
        assertThat(pair.other(side).reason()).isEqualTo(Reason.NETWORK_ERROR);
        end.whenWritten = () -> {};
        assertStillWorks(other);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void faultInOnClosedHarmsNoOtherLink(Side side) {
        Pair pair = connect();
        Pair other = connect();
        pair.get(side).whenClosed = () -> sneak(new AssertionError("thrown by a test"));

        pair.other(side).close(LONG);
        awaitClosed(pair.client, pair.server);

        assertStillWorks(other);
    }

    @Test
    void faultInEstablishedEndsTheLinkOnly() {
        Pair other = connect();
        server.whenEstablished = end -> sneak(new AssertionError("thrown by a test"));
        TestDialer dialer = dial(d -> {});

        await(
                "the client is told",
                () -> dialer.isFailed()
                        || dialer.isEstablished() && dialer.end().isClosed());

        assertStillWorks(other);
    }

    // Connecting, and listening.

    @Test
    void describesLinks() {
        Pair pair = connect();
        Pair other = connect();

        assertThat(pair.client.link.traits().transport())
                .isNotEmpty()
                .isEqualTo(pair.server.link.traits().transport());
        assertThat(pair.client.link.traits().remoteAddress())
                .isEqualTo(other.client.link.traits().remoteAddress());
        assertThat(binding.addresses()).isNotEmpty().doesNotContainNull();
        assertThat(pair.server.link.traits().remoteAddress())
                .isNotEqualTo(other.server.link.traits().remoteAddress());
        assertThat(pair.client.link.executor()).isSameAs(pair.client.link.executor());
        assertThat(pair.client.link.reliable()).isSameAs(pair.client.link.reliable());
        assertThat(pair.client.link.reliable().executor()).isSameAs(pair.client.link.executor());
    }

    @Test
    void runsTasksInOrderOnTheLoop() {
        Pair pair = connect();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Boolean> places = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 100; i++) {
            int number = i;
            pair.server.link.executor().execute(() -> {
                order.add(number);
                places.add(pair.server.link.executor().inEventLoop());
            });
        }
        long start = pair.server.link.executor().nanos();
        AtomicInteger late = new AtomicInteger();
        pair.server
                .link
                .executor()
                .schedule(
                        () -> late.addAndGet(pair.server.link.executor().nanos() - start >= 1_000_000 ? 1 : 100),
                        1,
                        TimeUnit.MILLISECONDS);
        var cancelled = pair.server.link.executor().schedule(() -> late.addAndGet(1_000), 1, TimeUnit.HOURS);

        await("the timer fires", () -> late.get() > 0);
        assertThat(cancelled.cancel(false)).isTrue();

        assertThat(late).hasValue(1);
        assertThat(order).isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(places).containsOnly(true);
        assertThat(pair.server.link.executor().inEventLoop()).isFalse();
    }

    @Test
    void saysWhatToDoWhereNobodyListens() {
        TestDialer dialer = new TestDialer(SETTINGS, harness::eventLoops, violations::add);
        harness.dialerToNobody().connect(dialer);

        await("the connection fails", dialer::isFailed);

        assertThat(dialer.failure()).hasMessageMatching("(?s).{30,}");
        assertThat(dialer.failure().getCause()).isNotSameAs(dialer.failure());
        assertThat(dialer.isEstablished()).isFalse();
    }

    @Test
    void connectFailsIfTheServerRefuses() {
        server.refuses = true;
        TestDialer dialer = dial(d -> {});

        await("the connection fails", () -> dialer.isFailed() || dialer.isEstablished());

        assertThat(dialer.isFailed()).isTrue();
        assertThat(server.ends()).isEmpty();
        assertThat(server.begun).hasValue(1);
    }

    @Test
    void connectFailsIfTheHandshakeIsEvicted() {
        server.evicts = true;
        TestDialer dialer = dial(d -> {});

        await("the connection fails", dialer::isFailed);
        await("the ticket is closed", () -> server.openTickets.get() == 0);

        assertThat(server.ends()).isEmpty();
    }

    /** Whichever comes first, the link or the end of the attempt: nothing is left, and nothing reported twice. */
    @Test
    void attemptsAreCancelledAtAnyTime() {
        for (int i = 0; i < 100; i++) {
            TestDialer dialer = new TestDialer(SETTINGS, harness::eventLoops, violations::add);
            dialer.whenEstablished = TestEnd::abort;
            dialers.add(dialer);
            ClientTransport.Attempt attempt = harness.dialer(binding).connect(dialer);
            attempt.cancel();
            attempt.cancel();
        }
        Pair pair = connect();
        assertStillWorks(pair);

        await("all tickets are closed", () -> server.openTickets.get() == 0);
        await(
                "what the server took has ended",
                () -> server.ends().stream().allMatch(end -> end == pair.server || end.isClosed()));
        assertThat(dialers).noneMatch(TestDialer::isFailed);
    }

    @Test
    void cancelledAttemptReportsNothing() {
        CompletableFuture<ClientTransport.Attempt> attempt = new CompletableFuture<>();
        TestDialer dialer = new TestDialer(SETTINGS, harness::eventLoops, violations::add);
        server.whenBegun = () -> {
            // The handshake is under way, and can't be over.
            dialer.cancelled = true;
            attempt.join().cancel();
        };
        attempt.complete(harness.dialer(binding).connect(dialer));
        await("the handshake begins and ends", () -> dialer.cancelled && server.openTickets.get() == 0);
        server.whenBegun = () -> {};
        assertStillWorks(connect());

        assertThat(dialer.isEstablished()).isFalse();
        assertThat(dialer.isFailed()).isFalse();
    }

    @Test
    void cancelAfterTheEndOfTheAttemptDoesNothing() {
        TestDialer dialer = new TestDialer(SETTINGS, harness::eventLoops, violations::add);
        dialers.add(dialer);
        ClientTransport.Attempt attempt = harness.dialer(binding).connect(dialer);
        await(
                "both ends are established",
                () -> dialer.isEstablished() && !server.ends().isEmpty());

        attempt.cancel();

        assertStillWorks(new Pair(dialer.end(), server.ends().get(0)));
    }

    @Test
    void stopsAcceptingAndKeepsLinks() {
        Pair pair = connect();

        binding.stopAccepting();
        binding.stopAccepting();
        assertStillWorks(pair);
        TestDialer dialer = dial(d -> {});
        await("the connection fails", () -> dialer.isFailed() || dialer.isEstablished());

        assertThat(dialer.isFailed()).isTrue();
        assertStillWorks(pair);
    }

    @Test
    void stopAcceptingClosesHandshakes() {
        server.whenBegun = binding::stopAccepting;
        TestDialer dialer = dial(d -> {});

        await("the connection fails", dialer::isFailed);
        await("the ticket is closed", () -> server.openTickets.get() == 0);
        assertThat(server.ends()).isEmpty();
    }

    @Test
    void closingTheBindingWaitsForLinksThatLinger() {
        Pair pair = connect();
        pair.client.pause();
        pair.server.run(() -> {
            pair.server.send(TestMessage.of(1, 10));
            pair.server.close(LONG);
        });
        awaitClosed(pair.server);

        CompletableFuture<Void> closed = binding.close(LONG);
        pair.client.resume();
        awaitClosed(pair.client);
        await("the binding has closed", closed::isDone);

        assertThat(pair.client.reason()).isEqualTo(Reason.PEER);
        assertThat(pair.client.receivedCount).isEqualTo(1);
    }

    @Test
    void closingTheBindingIsLimitedForAPeerThatNeverCloses() {
        Pair pair = connect();
        pair.client.pause();
        pair.server.run(() -> {
            pair.server.send(TestMessage.of(1, 10));
            pair.server.close(LONG);
        });
        awaitClosed(pair.server);

        CompletableFuture<Void> closed = binding.close(SHORT);
        await("the binding has closed", closed::isDone);

        assertThat(binding.close(SHORT).thenApply(done -> true)).isNotCompletedExceptionally();
    }

    @Test
    void closingTheBindingEndsLinksThatAreOpen() {
        Pair pair = connect();

        CompletableFuture<Void> closed = binding.close(Duration.ZERO);
        await("the binding has closed", closed::isDone);
        awaitClosed(pair.client, pair.server);
    }

    @Test
    void listenerIsBoundAgainAndAgain() {
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Void> closed = binding.close(Duration.ZERO);
            await("the binding has closed", closed::isDone);
            listen(SETTINGS);
            Pair pair = connect();
            assertStillWorks(pair);
            pair.client.abort();
            awaitClosed(pair.client, pair.server);
        }
    }

    @Test
    void thousandsOfConnectionsComeAndGo() {
        int waves = 30;
        int size = 100;
        for (int wave = 0; wave < waves; wave++) {
            int before = server.ends().size();
            List<TestDialer> connecting = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                connecting.add(dial(d -> {}));
            }
            await("a wave is connected", () -> connecting.stream().allMatch(TestDialer::isEstablished));
            connecting.forEach(dialer -> dialer.end().send(TestMessage.of(1, 10)));
            await(
                    "a wave has arrived",
                    () -> server.ends().size() == before + size
                            && server.ends().subList(before, before + size).stream()
                                    .allMatch(end -> end.receivedCount == 1));
            for (int i = 0; i < size; i++) {
                TestEnd end =
                        i % 2 == 0 ? connecting.get(i).end() : server.ends().get(before + i);
                if (i % 3 == 0) {
                    end.abort();
                } else {
                    end.close(LONG);
                }
            }
            // Those that were ended by neither side above, because sides and order differ.
            connecting.forEach(dialer -> dialer.end().close(LONG));
            await(
                    "a wave has ended",
                    () -> server.ends().subList(before, before + size).stream().allMatch(TestEnd::isClosed));
        }

        await("no ticket is open", () -> server.openTickets.get() == 0);
        assertThat(server.begun).hasValue(waves * size);
        assertThat(server.failedTickets).hasValue(0);
    }

    @Test
    void endOfTheEventLoopsEndsLinksAndAttempts() {
        Pair pair = connect();

        harness.endEventLoops();
        awaitClosed(pair.client, pair.server);
        TestDialer dialer = dial(d -> {});

        await("the connection fails", dialer::isFailed);
        assertThat(dialer.failure()).hasMessageMatching("(?s).{30,}");
    }
}
