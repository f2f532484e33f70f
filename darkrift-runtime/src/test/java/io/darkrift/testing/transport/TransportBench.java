package io.darkrift.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.SendMode;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.ServerTransport.Binding;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A server, and clients of it, over the transport under test. */
public final class TransportBench implements AutoCloseable {
    /** Which end of a link a test looks at. */
    public enum Side {
        CLIENT,
        SERVER
    }

    static final int MAX_RECEIVED = 100_000;
    static final int MAX_UNRELIABLE = 1_000;
    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(200);
    static final LinkSettings SETTINGS = new LinkSettings(
            MAX_RECEIVED,
            MAX_UNRELIABLE,
            MAX_UNRELIABLE,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60));

    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final List<TestDialer> dialers = new ArrayList<>();
    private final TransportHarness harness;
    private TestServer server;
    private Binding binding;

    TransportBench(TransportHarness harness) {
        this.harness = harness;
        listen(SETTINGS);
    }

    TransportHarness harness() {
        return harness;
    }

    TestServer server() {
        return server;
    }

    Binding binding() {
        return binding;
    }

    List<TestDialer> dialers() {
        return dialers;
    }

    Collection<String> violations() {
        return violations;
    }

    void listen(LinkSettings settings) {
        server = new TestServer(settings, harness::eventLoops, violations::add);
        binding = harness.listener().bind(server);
    }

    /** Ends what the test has left, and checks that nothing is left then. */
    @Override
    public void close() {
        try {
            ends().forEach(TestEnd::abort);
            CompletableFuture<Void> closed = binding.close(Duration.ofMillis(1));
            await("the binding has closed", closed::isDone);
            assertThat(closed).isCompletedWithValue(null);
            await("all links have ended", () -> ends().stream().allMatch(TestEnd::isClosed));
            await("all that was written is reported", () -> ends().stream().allMatch(TestEnd::allWritten));
            await("all tickets are closed", () -> server.openConnections.get() == 0);
            assertThat(server.openTickets).hasValue(0);
            assertThat(ends()).allSatisfy(end -> assertThat(end.ends()).hasSize(1));
        } finally {
            harness.close();
        }
        assertThat(violations).isEmpty();
    }

    List<TestEnd> ends() {
        return Stream.concat(dialers.stream().map(TestDialer::end).filter(Objects::nonNull), server.ends().stream())
                .toList();
    }

    /** Pauses, and waits until it has: what another loop sends might be faster. */
    void pause(TestEnd end) {
        AtomicInteger paused = new AtomicInteger();
        end.pause();
        end.run(paused::incrementAndGet);
        await("reading is paused", () -> paused.get() > 0);
    }

    void await(String what, BooleanSupplier condition) {
        harness.await(what, condition);
    }

    TestDialer dial(Consumer<TestDialer> prepare) {
        TestDialer dialer = new TestDialer(SETTINGS, harness::eventLoops, violations::add);
        prepare.accept(dialer);
        dialers.add(dialer);
        harness.dialer(binding).connect(dialer);
        return dialer;
    }

    /** Both ends of a link. */
    public record Pair(TestEnd client, TestEnd server) {
        TestEnd get(Side side) {
            return side == Side.CLIENT ? client : server;
        }

        TestEnd other(Side side) {
            return side == Side.CLIENT ? server : client;
        }
    }

    Pair connect() {
        return connect(TestEnd::resumeSoon);
    }

    Pair connect(Consumer<TestEnd> whenEstablished) {
        int before = server.ends().size();
        server.whenEstablished = whenEstablished;
        TestDialer dialer = dial(d -> d.whenEstablished = whenEstablished);
        await(
                "both ends are established",
                () -> dialer.isEstablished() && server.ends().size() > before);
        return new Pair(dialer.end(), server.ends().get(before));
    }

    static List<byte[]> bodies(TestEnd end) {
        return end.received().stream().map(TestEnd.Received::body).toList();
    }

    void awaitMessages(TestEnd end, int count) {
        await(count + " messages have arrived", () -> end.receivedCount >= count);
        assertThat(end.receivedCount).isEqualTo(count);
    }

    void awaitClosed(TestEnd... ended) {
        await("the link has ended", () -> Stream.of(ended).allMatch(TestEnd::isClosed));
    }

    /** Shows that links other than those a test has broken still work. */
    void assertStillWorks(Pair pair) {
        int before = pair.server.receivedCount;
        pair.client.send(TestMessage.of(7, 20));
        awaitMessages(pair.server, before + 1);
    }

    /** Datagrams may be lost even on one machine, so that they are sent until some have arrived. */
    void sendUnreliableUntil(TestEnd from, byte[] body, TestEnd to, int count) {
        AtomicInteger tries = new AtomicInteger();
        await("unreliable messages arrive", () -> {
            if (to.receivedCount < count && from.allWritten() && tries.incrementAndGet() < 10_000) {
                from.sendUnreliable(body);
            }
            return to.receivedCount >= count;
        });
    }

    void writeShared(TestEnd end, SendMode mode, ByteBuf messages) {
        LinkWriter writer = mode == SendMode.RELIABLE ? end.link.reliable() : end.link.unreliable();
        writer.executor().execute(() -> {
            end.expectWritten(mode, messages.readableBytes());
            writer.write(messages);
        });
    }

    /** Writes more than fits on the way to a reader that is paused. */
    void fill(TestEnd end) {
        end.write(
                SendMode.RELIABLE, TestMessage.batch(TestMessage.many(1 + harness.moreThanBuffers() / 50_000, 50_000)));
    }
}
