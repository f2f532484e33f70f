package io.darkrift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import io.darkrift.transport.memory.NetworkConditions;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Payloads of any length. */
class DataStreamsTest extends VirtualTime {
    private static final int TAG = 200;

    private final List<IncomingStream> arrived = new ArrayList<>();
    private final List<CompletableFuture<byte[]>> contents = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private DataStreams ofServer = streams();
    private DataStreams ofClient = streams();

    private DataStreams streams() {
        return builder().build();
    }

    private DataStreams.Builder builder() {
        return DataStreams.builder(TAG).executor(Runnable::run).receiveStream((connection, stream) -> {
            arrived.add(stream);
            contents.add(stream.toByteArray(10_000_000));
        });
    }

    private DarkriftServer started() {
        return start(server().registry(ofServer.registry())
                .on(StreamMessage.class, ofServer::handle)
                .on(Numbered.class, (client, numbered) -> numbers.add(numbered.number())));
    }

    private DarkriftClient connected() {
        return connect(client().registry(ofClient.registry())
                .on(StreamMessage.class, ofClient::handle)
                .on(Numbered.class, (client, numbered) -> numbers.add(numbered.number())));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return bytes;
    }

    private String failure(CompletableFuture<?> future) {
        await(future::isDone);
        Throwable cause = Assertions.catchThrowable(future::join).getCause();
        assertThat(cause).isInstanceOf(StreamFailedException.class);
        return cause.getMessage();
    }

    @Test
    void payloads_of_any_length_arrive_both_ways() {
        DarkriftServer server = started();
        DarkriftClient client = connected();
        RemoteClient peer = onlyClientOf(server);
        for (int size : new int[] {0, 1, 8_191, 8_192, 8_193, 65_536, 1_000_000}) {
            OutgoingStream up = ofClient.sendStream(client, "up", random(size));
            OutgoingStream down = ofServer.sendStream(peer, "down", random(size));
            get(up.done());
            get(down.done());
            assertThat(up.acknowledged()).isEqualTo(size);
            assertThat(contents)
                    .hasSize(2)
                    .allSatisfy(each -> assertThat(get(each)).isEqualTo(random(size)));
            assertThat(arrived).extracting(IncomingStream::name).containsExactlyInAnyOrder("up", "down");
            assertThat(arrived).allSatisfy(each -> assertThat(each.length()).isEqualTo(size));
            contents.clear();
            arrived.clear();
        }
        assertThat(ofServer.connections()).isOne();
        get(client.closeAsync());
        await(() -> ofServer.connections() == 0 && ofClient.connections() == 0);
    }

    @Test
    void a_stream_of_unknown_length_ends_with_its_source() {
        started();
        DarkriftClient client = connected();
        ByteArrayInputStream source = new ByteArrayInputStream(random(100_000));
        List<Long> progress = new ArrayList<>();
        OutgoingStream stream =
                ofClient.sendStream(client, "file", -1, source::read).onProgress(progress::add);
        get(stream.done());
        assertThat(get(contents.get(0))).isEqualTo(random(100_000));
        assertThat(arrived.get(0).length()).isEqualTo(-1);
        assertThat(progress).isSorted().endsWith(100_000L).hasSizeGreaterThan(3);
    }

    @Test
    void a_slow_receiver_bounds_what_is_on_its_way() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ofServer = builder()
                .windowBytes(10_000)
                .receiveStream((connection, stream) -> arrived.add(stream))
                .build();
        started();
        DarkriftClient client = connected();
        int[] read = {0};
        OutgoingStream stream = ofClient.sendStream(client, "map", 1_000_000, (bytes, from, count) -> {
            int size = Math.min(count, 1_000_000 - read[0]);
            read[0] += size;
            return size == 0 ? -1 : size;
        });
        network.advance(Duration.ofMinutes(1));
        assertThat(read[0]).as("read before the stream is accepted").isZero();
        CompletableFuture<Long> received = arrived.get(0).receive(bytes -> {
            assertThat(read[0] - written.size()).isLessThanOrEqualTo(15_000);
            written.writeBytes(bytes);
        });
        assertThat(get(received)).isEqualTo(1_000_000);
        get(stream.done());
        assertThat(written.size()).isEqualTo(1_000_000);
    }

    @Test
    void other_messages_do_not_wait_for_a_stream() {
        DarkriftServer server = started();
        DarkriftClient client = connected();
        network.setConditions(
                NetworkConditions.PERFECT.withLatency(Duration.ofMillis(20)).withBytesPerSecond(1_000_000));
        OutgoingStream stream = ofServer.sendStream(onlyClientOf(server), "map", random(5_000_000));
        network.advance(Duration.ofSeconds(1));
        long before = network.executor().nanos();
        onlyClientOf(server).send(new Numbered(0, 1));
        await(() -> numbers.size() == 1);
        // The window of 64 KiB takes 66 ms. Without windows there would be 4 seconds of the stream before it.
        assertThat(Duration.ofNanos(network.executor().nanos() - before)).isLessThan(Duration.ofMillis(120));
        assertThat(stream.done()).isNotDone();
        get(stream.done());
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void a_name_that_is_too_long_is_refused_at_once_and_takes_no_turn() {
        started();
        DarkriftClient client = connected();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> ofClient.sendStream(client, "n".repeat(1_025), new byte[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1025 chars");
        }
        get(ofClient.sendStream(client, "n".repeat(1_024), new byte[1]).done());
    }

    @Test
    void streams_take_turns_and_more_wait() {
        DarkriftServer server = started();
        connected();
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(10)));
        List<OutgoingStream> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(ofServer.sendStream(onlyClientOf(server), "stream " + i, random(300_000)));
        }
        await(() -> all.get(0).acknowledged() > 100_000);
        for (int i = 0; i < 4; i++) {
            assertThat(all.get(i).acknowledged()).isPositive();
        }
        assertThat(all.get(5).acknowledged()).isZero();
        all.forEach(each -> get(each.done()));
        assertThat(contents).hasSize(6);
    }

    @Test
    void a_sender_cancels() {
        started();
        DarkriftClient client = connected();
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(10)));
        OutgoingStream stream = ofClient.sendStream(client, "map", random(1_000_000));
        await(() -> stream.acknowledged() > 0);
        stream.cancel("not needed");
        assertThat(failure(stream.done())).isEqualTo("the stream \"map\" was not sent: not needed");
        assertThat(failure(contents.get(0)))
                .isEqualTo("the stream \"map\" was not received: the sender has cancelled it: not needed");
        stream.cancel("again");
        get(ofClient.sendStream(client, "another", random(10)).done());
    }

    @Test
    void a_receiver_cancels() {
        started();
        DarkriftClient client = connected();
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(10)));
        OutgoingStream stream = ofClient.sendStream(client, "map", random(1_000_000));
        await(() -> stream.acknowledged() > 0);
        arrived.get(0).cancel("disk full");
        assertThat(failure(stream.done())).endsWith("the receiver has cancelled the stream: disk full");
        assertThat(failure(contents.get(0))).endsWith("disk full");
        get(ofClient.sendStream(client, "another", random(10)).done());
    }

    @Test
    void a_stream_that_is_too_long_is_refused() {
        ofServer = builder()
                .receiveStream((connection, stream) -> contents.add(stream.toByteArray(1_000)))
                .build();
        started();
        DarkriftClient client = connected();
        assertThat(failure(ofClient.sendStream(client, "map", random(1_001)).done()))
                .contains("it has 1001 bytes, and 1000 are accepted");
        ByteArrayInputStream source = new ByteArrayInputStream(random(1_001));
        assertThat(failure(ofClient.sendStream(client, "map", -1, source::read).done()))
                .contains("more than 1000 bytes have arrived");
        assertThat(failure(contents.get(1))).contains("more than 1000 bytes");
    }

    @Test
    void an_end_without_a_receiver_refuses_streams_and_so_does_one_that_has_too_many() {
        ofServer = DataStreams.builder(TAG).build();
        DarkriftServer server = started();
        DarkriftClient client = connected();
        assertThat(failure(ofClient.sendStream(client, "map", random(10)).done()))
                .contains("this end receives no streams");
        ofClient = null;
        for (int i = 1; i <= 5; i++) {
            onlyClientOf(server).send(StreamMessage.open(i, 1_000_000, "from a peer that counts wrong"));
        }
        settle();
        assertThat(arrived).hasSize(4);
    }

    @Test
    void a_connection_that_ends_fails_its_streams() {
        DarkriftServer server = started();
        DarkriftClient client = connected();
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(10)));
        List<OutgoingStream> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(ofClient.sendStream(client, "map", random(1_000_000)));
        }
        await(() -> all.get(0).acknowledged() > 0);
        network.cut();
        all.forEach(each -> assertThat(failure(each.done())).contains("the connection has ended"));
        contents.forEach(each -> assertThat(failure(each)).contains("the connection has ended"));
        assertThat(failure(ofClient.sendStream(client, "late", random(10)).done()))
                .contains("the connection has ended");
        await(() -> ofServer.connections() == 0 && ofClient.connections() == 0);
        assertThat(server.clientCount()).isZero();
    }

    @Test
    void a_source_that_fails_or_lies_cancels_the_stream() {
        started();
        DarkriftClient client = connected();
        assertThat(failure(ofClient.sendStream(client, "map", 10, (bytes, from, count) -> {
                            throw new IOException("as planned");
                        })
                        .done()))
                .contains("as planned");
        assertThat(failure(ofClient.sendStream(client, "map", 10, (bytes, from, count) -> -1)
                        .done()))
                .contains("ended after 0 of 10 bytes");
        assertThat(failure(ofClient.sendStream(client, "map", 10, (bytes, from, count) -> count)
                        .done()))
                .contains("more than the 10 bytes");
        assertThat(contents).allSatisfy(each -> assertThat(failure(each)).contains("cancelled"));
    }

    @Test
    void a_destination_or_handler_that_fails_cancels_the_stream() {
        ofServer = builder()
                .receiveStream((connection, stream) -> {
                    if (stream.name().equals("handler")) {
                        throw new IllegalStateException("as planned");
                    }
                    stream.receive(bytes -> {
                        throw new IOException("no room");
                    });
                })
                .build();
        started();
        DarkriftClient client = connected();
        assertThat(failure(ofClient.sendStream(client, "handler", random(10)).done()))
                .contains("the handler failed");
        assertThat(failure(ofClient.sendStream(client, "sink", random(10)).done()))
                .contains("no room");
    }

    @Test
    void a_stream_is_written_to_a_file() {
        boolean[] closed = {false};
        ByteArrayOutputStream file = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        List<CompletableFuture<Long>> counts = new ArrayList<>();
        ofServer = builder()
                .receiveStream((connection, stream) -> counts.add(stream.writeTo(file)))
                .build();
        started();
        get(ofClient.sendStream(connected(), "map", random(50_000)).done());
        assertThat(get(counts.get(0))).isEqualTo(50_000);
        assertThat(closed[0]).isTrue();
        assertThat(file.toByteArray()).isEqualTo(random(50_000));
    }

    /** What a peer may do wrong, with streams that the server has accepted. */
    private void misbehave(Consumer<RemoteClient> peer, String reason) {
        contents.clear();
        DarkriftServer server = started();
        DarkriftClient client = connected();
        RemoteClient liar = onlyClientOf(server);
        liar.send(StreamMessage.open(7, 100, "map"));
        settle();
        peer.accept(liar);
        assertThat(failure(contents.get(0))).contains(reason);
        assertThat(client.isOpen()).isTrue();
        get(server.closeAsync());
    }

    @Test
    void a_peer_that_sends_more_than_was_allowed_or_announced_is_stopped() {
        misbehave(liar -> liar.send(StreamMessage.data(7, new byte[101])), "more than was allowed");
        misbehave(liar -> liar.send(StreamMessage.end(7, 99)), "it ended after 0 bytes");
        misbehave(
                liar -> {
                    liar.send(StreamMessage.window(7, 5, 5));
                    liar.send(StreamMessage.stop(StreamMessage.Kind.REFUSE, 7, "no such stream"));
                    liar.send(StreamMessage.data(99, new byte[1]));
                    liar.send(StreamMessage.end(99, 1));
                    liar.send(StreamMessage.open(7, 5, "again"));
                },
                "another stream with the same id");
    }

    @Test
    void what_is_acknowledged_can_not_be_more_than_was_sent() {
        ofServer = DataStreams.builder(TAG)
                .receiveStream((connection, stream) -> connection.send(StreamMessage.window(1, 50, 60)))
                .build();
        started();
        OutgoingStream stream = ofClient.sendStream(connected(), "map", random(100));
        settle();
        assertThat(stream.acknowledged()).isZero();
        stream.cancel("enough");
        assertThat(stream).hasToString("stream \"map\" to " + stream.toString().substring(16));
    }

    @Test
    void the_bytes_on_the_wire_are_those_that_are_documented() {
        MessageRegistry registry = DataStreams.builder(TAG).build().registry();
        assertThat(hex(registry, StreamMessage.open(258, 3, "ab")))
                .isEqualTo("00 00000102 0000000000000003 00000004 61006200");
        assertThat(hex(registry, StreamMessage.data(1, new byte[] {7, 8}))).isEqualTo("01 00000001 0708");
        assertThat(hex(registry, StreamMessage.end(1, 2))).isEqualTo("02 00000001 0000000000000002");
        assertThat(hex(registry, StreamMessage.stop(StreamMessage.Kind.CANCEL, 1, "a")))
                .isEqualTo("03 00000001 00000002 6100");
        assertThat(hex(registry, StreamMessage.window(1, 2, 3)))
                .isEqualTo("04 00000001 0000000000000002 0000000000000003");
        assertThat(hex(registry, StreamMessage.stop(StreamMessage.Kind.REFUSE, 1, "a")))
                .isEqualTo("05 00000001 00000002 6100");
        MessageSerializer<?> serializer = registry.require(StreamMessage.class);
        Assertions.assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> serializer.read(new DarkriftReader(new byte[] {6, 0, 0, 0, 1}, 0, 5)))
                .withMessageContaining("the kind 6");
    }

    private static String hex(MessageRegistry registry, StreamMessage message) {
        MessageSerializer<StreamMessage> serializer = registry.require(StreamMessage.class);
        DarkriftWriter out = new DarkriftWriter(64);
        serializer.write(message, out);
        byte[] bytes = out.toByteArray();
        StreamMessage read = serializer.read(new DarkriftReader(bytes, 0, bytes.length));
        assertThat(read).usingRecursiveComparison().isEqualTo(message);
        StringBuilder text = new StringBuilder(HexFormat.of().formatHex(bytes));
        int[] cuts = switch (message.kind()) {
            case OPEN -> new int[] {2, 11, 28, 37};
            case DATA, END -> new int[] {2, 11};
            case CANCEL, REFUSE -> new int[] {2, 11, 20};
            case WINDOW -> new int[] {2, 11, 28};
        };
        for (int cut : cuts) {
            text.insert(cut, ' ');
        }
        return text.toString();
    }

    @Test
    void wrong_arguments_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DataStreams.builder(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().chunkBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().chunkBytes(60_001));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().windowBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().maxStreams(0));
        assertThatNullPointerException().isThrownBy(() -> builder().executor(null));
        assertThatNullPointerException().isThrownBy(() -> builder().receiveStream(null));
        started();
        DarkriftClient client = connected();
        assertThatNullPointerException().isThrownBy(() -> ofClient.sendStream(client, null, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> ofClient.sendStream(client, "x", -2, (b, f, c) -> -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofClient.sendStream(client, "x".repeat(2_000), new byte[0]));
        get(ofClient.sendStream(client, "map", random(10)).done());
        assertThatIllegalStateException().isThrownBy(() -> arrived.get(0).receive(bytes -> {}));
    }
}
