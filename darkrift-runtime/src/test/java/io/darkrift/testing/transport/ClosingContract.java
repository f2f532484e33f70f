package io.darkrift.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.SendMode;
import io.darkrift.testing.transport.TransportBench.Pair;
import io.darkrift.testing.transport.TransportBench.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What links promise of their end, from either side and in every state. */
public interface ClosingContract {
    /** Returns what the running test works on. */
    TransportBench bench();

    enum Ending {
        CLOSE(end -> end.close(TransportBench.LONG), true),
        ABORT(TestEnd::abort, false),
        CLOSE_TWICE(
                end -> {
                    end.close(TransportBench.LONG);
                    end.close(TransportBench.LONG);
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
                    end.close(TransportBench.LONG);
                },
                false);

        final Consumer<TestEnd> action;
        final boolean graceful;

        Ending(Consumer<TestEnd> action, boolean graceful) {
            this.action = action;
            this.graceful = graceful;
        }
    }

    enum Moment {
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
    @MethodSource("io.darkrift.testing.transport.ClosingContract#endings")
    default void endsOnceInEveryState(Side side, Moment moment, Ending ending) {
        Pair pair = bench().connect(end -> {});
        TestEnd closing = pair.get(side);
        TestEnd peer = pair.other(side);
        peer.resume();
        moment.prepare.accept(closing, peer);

        closing.run(() -> ending.action.accept(closing));
        bench().awaitClosed(closing, peer);

        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
        assertThat(peer.reason()).isEqualTo(ending.graceful ? Reason.PEER : Reason.NETWORK_ERROR);
    }

    /** An abort in the middle of closing may drop what is left, or come too late for that. */
    @ParameterizedTest
    @EnumSource(Side.class)
    default void abortEndsALinkThatIsClosing(Side side) {
        Pair pair = bench().connect();
        TestEnd peer = pair.other(side);
        bench().pause(peer);
        TestEnd closing = pair.get(side);
        bench().fill(closing);
        closing.close(TransportBench.LONG);

        closing.abort();
        bench().awaitClosed(closing);
        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
        peer.resume();
        bench().awaitClosed(peer);

        assertThat(peer.reason()).isEqualTo(Reason.NETWORK_ERROR);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void abortIsCalledOnAnyThread(Side side) {
        Pair pair = bench().connect();

        pair.get(side).link.abort();
        bench().awaitClosed(pair.client(), pair.server());

        assertThat(pair.get(side).reason()).isEqualTo(Reason.LOCAL);
        assertThat(pair.other(side).reason()).isEqualTo(Reason.NETWORK_ERROR);
    }

    static Stream<Arguments> sidesAndEndings() {
        return Stream.of(Side.values())
                .flatMap(side -> Stream.of(Ending.values()).map(ending -> Arguments.of(side, ending)));
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.transport.ClosingContract#sidesAndEndings")
    default void endsFromWithinMessage(Side side, Ending ending) {
        Pair pair = bench().connect();
        TestEnd closing = pair.get(side);
        closing.whenMessage = message -> {
            if (TestMessage.tag(message.body()) == 20) {
                ending.action.accept(closing);
            }
        };

        pair.other(side).write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(100, 100)));
        bench().awaitClosed(closing, pair.other(side));

        assertThat(closing.receivedCount).isEqualTo(21);
        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    default void endsFromWithinEstablished(Ending ending) {
        bench().server().whenEstablished = ending.action;
        TestDialer dialer = bench().dial(d -> {});

        bench().await("the server has the link", () -> !bench().server().ends().isEmpty());
        bench().awaitClosed(bench().server().ends().get(0));
        bench().await(
                        "the client is told",
                        () -> dialer.isFailed()
                                || dialer.isEstablished() && dialer.end().isClosed());

        assertThat(bench().server().ends().get(0).reason()).isEqualTo(Reason.LOCAL);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void peerGetsAllThatWasWrittenBeforeClose(Side to) {
        Pair pair = bench().connect();
        TestEnd closing = pair.other(to);
        List<byte[]> sent = TestMessage.many(30, 50_000);
        byte[] batch = TestMessage.batch(sent);

        closing.run(() -> {
            closing.write(SendMode.RELIABLE, batch);
            closing.close(TransportBench.LONG);
        });
        bench().awaitClosed(closing, pair.get(to));

        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
        assertThat(pair.get(to).reason()).isEqualTo(Reason.PEER);
        assertThat(pair.get(to).tags())
                .isEqualTo(IntStream.range(0, sent.size()).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void peerThatIsPausedGetsAllWhenItResumes(Side to) {
        Pair pair = bench().connect();
        TestEnd closing = pair.other(to);
        TestEnd reader = pair.get(to);
        bench().pause(reader);

        closing.run(() -> {
            closing.write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(10, 1_000)));
            closing.close(TransportBench.LONG);
        });
        bench().awaitClosed(closing);
        assertThat(reader.isClosed()).isFalse();
        reader.resume();
        bench().awaitClosed(reader);

        assertThat(reader.receivedCount).isEqualTo(10);
        assertThat(reader.reason()).isEqualTo(Reason.PEER);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void readerThatPausesAndResumesWithinAMessageGetsAllAfterTheEnd(Side to) {
        // The end may reach the reader before it resumes, or after it.
        for (int i = 0; i < 10; i++) {
            pauseAndResumeWithinAMessage(bench().connect(), to);
        }
    }

    private void pauseAndResumeWithinAMessage(Pair pair, Side to) {
        TestEnd closing = pair.other(to);
        TestEnd reader = pair.get(to);
        bench().pause(reader);
        reader.whenMessage = message -> {
            reader.pause();
            reader.resume();
        };

        closing.run(() -> {
            closing.write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(10, 1_000)));
            closing.close(TransportBench.LONG);
        });
        bench().awaitClosed(closing);
        reader.resume();
        bench().awaitClosed(reader);

        assertThat(reader.receivedCount).isEqualTo(10);
        assertThat(reader.reason()).isEqualTo(Reason.PEER);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void closeIsLimitedForAPeerThatNeverReads(Side side) {
        Pair pair = bench().connect();
        TestEnd closing = pair.get(side);
        TestEnd peer = pair.other(side);
        bench().pause(peer);
        bench().fill(closing);

        closing.close(TransportBench.SHORT);
        bench().awaitClosed(closing);
        assertThat(closing.reason()).isEqualTo(Reason.LOCAL);
        bench().await("what is lost is reported", closing::allWritten);
        peer.resume();
        bench().awaitClosed(peer);

        assertThat(peer.reason()).isEqualTo(Reason.NETWORK_ERROR);
    }

    @Test
    default void shorterLimitOfASecondCloseCounts() {
        Pair pair = bench().connect();
        bench().pause(pair.server());
        bench().fill(pair.client());

        pair.client().close(Duration.ofDays(365));
        pair.client().close(TransportBench.SHORT);
        bench().awaitClosed(pair.client());

        assertThat(pair.client().reason()).isEqualTo(Reason.LOCAL);
    }

    @Test
    default void bothEndsCloseAtOnce() {
        Pair pair = bench().connect();
        pair.client().send(TestMessage.of(1, 10));
        pair.server().send(TestMessage.of(1, 10));

        pair.client().close(TransportBench.LONG);
        pair.server().close(TransportBench.LONG);
        bench().awaitClosed(pair.client(), pair.server());

        assertThat(List.of(pair.client().reason(), pair.server().reason())).containsAnyOf(Reason.LOCAL);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void peerMayGoOnWritingToALinkThatHasClosed(Side side) {
        Pair pair = bench().connect();
        TestEnd writer = pair.other(side);
        bench().pause(writer);
        // Keeps the writer from seeing the end.
        pair.get(side).send(TestMessage.of(1, 10));

        pair.get(side).close(TransportBench.LONG);
        bench().awaitClosed(pair.get(side));
        byte[] batch = TestMessage.batch(TestMessage.many(100, 10_000));
        for (int i = 0; i <= bench().harness().moreThanBuffers() / batch.length; i++) {
            writer.write(SendMode.RELIABLE, batch);
        }
        bench().await("all is written, or lost", () -> writer.allWritten() || writer.isClosed());
        writer.resume();
        bench().awaitClosed(writer);

        assertThat(writer.receivedCount).isEqualTo(1);
        assertThat(writer.reason()).isEqualTo(Reason.PEER);
    }

    // Faults of handlers.

    enum Fault {
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
    @MethodSource("io.darkrift.testing.transport.ClosingContract#faults")
    default void faultOfAHandlerEndsItsLinkOnly(Side side, Fault fault, Throwable thrown) {
        Pair pair = bench().connect();
        Pair other = bench().connect();
        TestEnd end = pair.get(side);
        fault.prepare.accept(end, thrown);
        end.skipsBadLengths = true;

        pair.other(side).send(TestMessage.of(1, 10), TestMessage.of(2, TransportBench.MAX_RECEIVED + 1));
        end.send(TestMessage.of(1, 10));
        bench().awaitClosed(pair.client(), pair.server());

        assertThat(end.reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(end.ends().get(0).cause()).isSameAs(thrown);
        assertThat(pair.other(side).reason()).isEqualTo(Reason.NETWORK_ERROR);
        end.whenWritten = () -> {};
        bench().assertStillWorks(other);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    default void faultInOnClosedHarmsNoOtherLink(Side side) {
        Pair pair = bench().connect();
        Pair other = bench().connect();
        pair.get(side).whenClosed = () -> sneak(new AssertionError("thrown by a test"));

        pair.other(side).close(TransportBench.LONG);
        bench().awaitClosed(pair.client(), pair.server());

        bench().assertStillWorks(other);
    }

    @Test
    default void faultInEstablishedEndsTheLinkOnly() {
        Pair other = bench().connect();
        bench().server().whenEstablished = end -> sneak(new AssertionError("thrown by a test"));
        TestDialer dialer = bench().dial(d -> {});

        bench().await(
                        "the client is told",
                        () -> dialer.isFailed()
                                || dialer.isEstablished() && dialer.end().isClosed());

        bench().assertStillWorks(other);
    }
}
