package io.darkrift.testing;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.EventHandler;
import io.darkrift.connection.RequestFailedException;
import io.darkrift.connection.RoundTripTime;
import io.darkrift.connection.SendResult;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.LinkTraits;
import io.darkrift.wire.DarkriftWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client without a connection, for tests of handlers alone. A message that it is sent is encoded, decoded and kept:
 *
 * <pre>{@code
 * FakeRemoteClient ada = FakeRemoteClient.of(MessageRegistry.load());
 * game.onChoose(ada, new Choose(new int[] {3}));
 * assertThat(ada.take(Choice.class)).isEqualTo(new Choice(3));
 *
 * ada.disconnect(Reason.NETWORK_ERROR);
 * assertThat(game.players()).isEmpty();
 * }</pre>
 *
 * <p>It does not receive messages: a test calls the handlers itself, or {@link #deliver}s messages to the handlers that
 * the code under test has set with {@code on}. The {@code receive} methods throw an {@link
 * UnsupportedOperationException}. The size of messages is not limited. It has no server: for groups, broadcasts, logins
 * and rooms use a {@link TestServer}.
 *
 * <p>Safe for use by any thread.
 */
public final class FakeRemoteClient implements RemoteClient {
    private static final int LENGTH_BYTES = 4;

    /** Flags and tag. */
    private static final int HEADER_BYTES = 3;

    private static final int MAX_UNRELIABLE = 1_200;

    private record Sent(Object message, SendMode mode) {}

    private final MessageRegistry registry;
    private final int id;
    private final List<Sent> sent = new ArrayList<>();
    /** The answers that requests wait for. */
    private final Deque<CompletableFuture<Object>> answers = new ArrayDeque<>();

    private final Map<Class<?>, EventHandler<Object>> handlers = new HashMap<>();
    private final CompletableFuture<DisconnectInfo> closed = new CompletableFuture<>();
    private @Nullable EventHandler<? super Message> unhandled;
    private @Nullable Object attachment;
    private @Nullable RoundTripTime roundTripTime;
    private SendResult sendResult = SendResult.ACCEPTED;
    private CompletableFuture<Void> writable = CompletableFuture.completedFuture(null);
    private ConnectionStatistics statistics = ConnectionStatistics.ZERO;
    private int strikes;

    private FakeRemoteClient(MessageRegistry registry, int id) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.id = id;
    }

    /**
     * Creates a client with id 0.
     *
     * @param registry the messages of client and server, such as {@code MessageRegistry.load()}
     * @return the client
     */
    public static FakeRemoteClient of(MessageRegistry registry) {
        return of(registry, 0);
    }

    /**
     * Creates a client.
     *
     * @param registry the messages of client and server, such as {@code MessageRegistry.load()}
     * @param id its id, 0 to 65,535
     * @return the client
     * @throws IllegalArgumentException if the id is out of range
     */
    public static FakeRemoteClient of(MessageRegistry registry, int id) {
        if (id < 0 || id > 65_535) {
            throw new IllegalArgumentException("the id is " + id + ": it has to be 0 to 65535");
        }
        return new FakeRemoteClient(registry, id);
    }

    // What a test sees.

    /**
     * Returns the messages that it was sent and the test has not taken, the oldest first. Records are equal to those
     * that were sent, but not the same objects.
     *
     * @return records, and raw messages whose tags the registry does not have; a list that does not change
     */
    public synchronized List<Object> sent() {
        return sent.stream().map(Sent::message).toList();
    }

    /**
     * Returns the messages that it was sent over a channel and the test has not taken, the oldest first.
     *
     * @param mode the channel
     * @return records and raw messages; a list that does not change
     */
    public synchronized List<Object> sent(SendMode mode) {
        return sent.stream()
                .filter(each -> each.mode == mode)
                .map(Sent::message)
                .toList();
    }

    /**
     * Returns the records of a type that it was sent and the test has not taken, the oldest first.
     *
     * @param <T> the type
     * @param type its class
     * @return the records; a list that does not change
     */
    public <T> List<T> sent(Class<T> type) {
        return sent().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * Removes and returns the oldest record of a type that it was sent.
     *
     * @param <T> the type
     * @param type its class
     * @return the record, which is no longer among the sent messages
     * @throws AssertionError if it was not sent such a record
     */
    public synchronized <T> T take(Class<T> type) {
        for (Iterator<Sent> each = sent.iterator(); each.hasNext(); ) {
            Object message = each.next().message;
            if (type.isInstance(message)) {
                each.remove();
                return type.cast(message);
            }
        }
        throw new AssertionError("the client was not sent a " + type.getSimpleName() + "; it was sent " + sent());
    }

    /** Removes all messages that it was sent. */
    public synchronized void clear() {
        sent.clear();
    }

    /**
     * Calls the handler that was set with {@code on} or {@code onUnhandledMessage} with a message, on the calling
     * thread.
     *
     * @param message a record, or a raw message
     * @throws AssertionError if no handler was set for it
     * @throws Exception what the handler throws
     */
    public void deliver(Object message) throws Exception {
        EventHandler<Object> handler;
        EventHandler<? super Message> raw;
        synchronized (this) {
            handler = handlers.get(message.getClass());
            raw = unhandled;
        }
        if (handler != null) {
            handler.handle(message);
        } else if (raw != null) {
            raw.handle(message instanceof Message already ? already : registry.encode(message));
        } else {
            throw new AssertionError("no handler was set for " + message + " with on or onUnhandledMessage");
        }
    }

    /**
     * Answers the oldest request to the client that has not been answered.
     *
     * @param answer the record
     * @throws AssertionError if no request waits
     */
    public void answer(Object answer) {
        nextAnswer().complete(answer);
    }

    /**
     * Refuses the oldest request to the client that has not been answered.
     *
     * @param code the reason, 0 to 65,499
     * @param text the reason in words
     * @throws AssertionError if no request waits
     */
    public void refuse(int code, String text) {
        nextAnswer().completeExceptionally(new RequestFailedException(code, text));
    }

    private synchronized CompletableFuture<Object> nextAnswer() {
        for (CompletableFuture<Object> next = answers.poll(); next != null; next = answers.poll()) {
            if (!next.isDone()) {
                return next;
            }
        }
        throw new AssertionError("the client was not asked anything that waits for an answer");
    }

    /**
     * Disconnects the client. The future {@link #closed()} completes; the test calls the handler of onDisconnect
     * itself.
     *
     * @param reason the reason, such as {@link Reason#PEER} or {@link Reason#NETWORK_ERROR}
     */
    public void disconnect(Reason reason) {
        end(reason, "disconnected by the test");
    }

    /**
     * Sets the result of later calls of {@code send}, such as {@link SendResult#FULL} for a client that reads slowly.
     * Messages that are not accepted are not among the {@linkplain #sent() sent} messages.
     *
     * @param value the result
     */
    public void setSendResult(SendResult value) {
        CompletableFuture<Void> room = null;
        synchronized (this) {
            sendResult = Objects.requireNonNull(value, "value");
            if (!value.isAccepted() && writable.isDone()) {
                writable = new CompletableFuture<>();
            } else if (value.isAccepted()) {
                room = writable;
            }
        }
        if (room != null) {
            room.complete(null);
        }
    }

    /**
     * Sets the round-trip time that pings measure.
     *
     * @param time the time
     */
    public synchronized void setRoundTripTime(Duration time) {
        roundTripTime = new RoundTripTime(time, time, 1);
    }

    // What code under test sees.

    @Override
    public int id() {
        return id;
    }

    /** Returns a loopback address with the id as its last two bytes, and port 4296. */
    @Override
    public InetSocketAddress remoteAddress() {
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress("fake", new byte[] {127, 1, (byte) (id >> 8), (byte) id}), 4296);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    @Override
    public Optional<InetSocketAddress> remoteUdpAddress() {
        return Optional.of(remoteAddress());
    }

    @Override
    public LinkTraits traits() {
        return new LinkTraits("fake", false, true, MAX_UNRELIABLE, remoteAddress(), remoteAddress());
    }

    @Override
    public Instant connectedAt() {
        return Instant.EPOCH;
    }

    @Override
    public MessageRegistry registry() {
        return registry;
    }

    @Override
    public SendResult send(Object message) {
        return send(message, message instanceof Message raw ? raw.sendMode() : SendMode.RELIABLE);
    }

    @Override
    public SendResult send(Object message, SendMode mode) {
        Objects.requireNonNull(mode, "mode");
        Message raw = toMessage(message);
        Object read = registry.contains(raw.tag()) ? registry.decode(raw) : raw;
        synchronized (this) {
            SendResult result = closed.isDone() ? SendResult.CLOSED : sendResult;
            if (result.isAccepted()) {
                sent.add(new Sent(read, mode));
            }
            count(result, HEADER_BYTES + raw.size(), mode);
            return result;
        }
    }

    private void count(SendResult result, int size, SendMode mode) {
        boolean accepted = result.isAccepted();
        boolean reliable = mode == SendMode.RELIABLE;
        statistics = statistics.plus(new ConnectionStatistics(
                accepted && reliable ? 1 : 0,
                accepted && !reliable ? 1 : 0,
                0,
                0,
                accepted && reliable ? size + LENGTH_BYTES : 0,
                accepted && !reliable ? size : 0,
                0,
                0,
                accepted ? 0 : 1,
                0,
                0,
                0,
                0,
                0,
                0));
    }

    @Override
    public void sendBlocking(Object message) {
        send(message);
    }

    @Override
    public void sendBlocking(Object message, SendMode mode) {
        send(message, mode);
    }

    @Override
    public EncodedMessage encode(Object message) {
        Message raw = toMessage(message);
        DarkriftWriter out = new DarkriftWriter();
        out.writeInt32(HEADER_BYTES + raw.size());
        out.writeUInt8(0);
        out.writeUInt16(raw.tag());
        raw.writePayload(out);
        return EncodedMessage.ofFrame(out.toByteArray());
    }

    /** The bytes of a message, with the errors that a connection throws. */
    private Message toMessage(Object message) {
        if (message instanceof Message raw) {
            return raw;
        }
        if (message instanceof EncodedMessage encoded) {
            DarkriftWriter out = new DarkriftWriter();
            encoded.writeTo(out);
            byte[] frame = out.toByteArray();
            return Message.of(encoded.tag(), Arrays.copyOfRange(frame, LENGTH_BYTES + HEADER_BYTES, frame.length));
        }
        return registry.serverToClient().encode(message);
    }

    @Override
    public int encodedSize(Object message) {
        return HEADER_BYTES + toMessage(message).size();
    }

    /** Returns 1,200. */
    @Override
    public int maxUnreliableBytes() {
        return MAX_UNRELIABLE;
    }

    @Override
    public CompletableFuture<Void> whenWritable() {
        return whenWritable(SendMode.RELIABLE);
    }

    /** Returns a future that is done, unless {@link #setSendResult} has set a result that is not accepted. */
    @Override
    public synchronized CompletableFuture<Void> whenWritable(SendMode mode) {
        return writable.copy();
    }

    @Override
    public <R> CompletableFuture<R> request(Request<R> request) {
        return request(request, Duration.ofDays(1));
    }

    /** Keeps the request among the {@linkplain #sent() sent} messages, for {@link #answer} or {@link #refuse}. */
    @Override
    public <R> CompletableFuture<R> request(Request<R> request, Duration timeout) {
        CompletableFuture<Object> next = new CompletableFuture<>();
        if (send(request) == SendResult.CLOSED) {
            next.completeExceptionally(ended());
        }
        synchronized (this) {
            answers.add(next);
        }
        @SuppressWarnings(
                "unchecked") // The type of the request says so; a wrong answer of a test fails where it is used.
        CompletableFuture<R> answer = (CompletableFuture<R>) (CompletableFuture<?>) next;
        return answer;
    }

    @Override
    public synchronized CompletableFuture<Duration> ping() {
        return CompletableFuture.completedFuture(roundTripTime == null ? Duration.ZERO : roundTripTime.latest());
    }

    @Override
    public CompletableFuture<Duration> ping(Object message, SendMode mode) {
        send(message, mode);
        return ping();
    }

    @Override
    public synchronized Optional<RoundTripTime> roundTripTime() {
        return Optional.ofNullable(roundTripTime);
    }

    @Override
    @SuppressWarnings("unchecked") // It is called with messages of the type alone.
    public synchronized <T> void on(Class<T> type, EventHandler<? super T> handler) {
        registry.require(type);
        handlers.put(type, (EventHandler<Object>) Objects.requireNonNull(handler, "handler"));
    }

    @Override
    public synchronized void onUnhandledMessage(EventHandler<? super Message> handler) {
        unhandled = Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Message receive() {
        throw receivesNothing();
    }

    @Override
    public Message receive(Duration timeout) {
        throw receivesNothing();
    }

    @Override
    public <T> T receive(Class<T> type) {
        throw receivesNothing();
    }

    @Override
    public <T> T receive(Class<T> type, Duration timeout) {
        throw receivesNothing();
    }

    @Override
    public CompletableFuture<Message> receiveAsync() {
        throw receivesNothing();
    }

    @Override
    public Iterable<Message> messages() {
        throw receivesNothing();
    }

    @Override
    public Stream<Message> stream() {
        throw receivesNothing();
    }

    private static UnsupportedOperationException receivesNothing() {
        return new UnsupportedOperationException(
                "a FakeRemoteClient receives nothing: call the handler, deliver the message, or use a TestServer");
    }

    @Override
    public synchronized void attach(@Nullable Object value) {
        attachment = value;
    }

    @Override
    public synchronized <T> @Nullable T attachment(Class<T> type) {
        return type.cast(attachment);
    }

    @Override
    public boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public CompletableFuture<DisconnectInfo> closed() {
        return closed.copy();
    }

    private void end(Reason reason, String detail) {
        if (closed.complete(DisconnectInfo.of(reason, detail))) {
            List<CompletableFuture<Object>> waiting;
            synchronized (this) {
                waiting = List.copyOf(answers);
            }
            waiting.forEach(each -> each.completeExceptionally(ended()));
        }
    }

    private ConnectionClosedException ended() {
        return new ConnectionClosedException("the client is disconnected: " + closed.join(), null);
    }

    @Override
    public CompletableFuture<DisconnectInfo> closeAsync() {
        end(Reason.LOCAL, "closed");
        return closed();
    }

    @Override
    public CompletableFuture<DisconnectInfo> closeAsync(Object farewell) {
        send(farewell);
        return closeAsync();
    }

    @Override
    public void close() {
        closeAsync();
    }

    @Override
    public void close(Object farewell) {
        closeAsync(farewell);
    }

    @Override
    public void abort() {
        end(Reason.LOCAL, "aborted");
    }

    @Override
    public void kick(String detail) {
        end(Reason.KICKED, detail);
    }

    @Override
    public void kick(String detail, Object farewell) {
        send(farewell);
        kick(detail);
    }

    @Override
    public synchronized void strike(String detail, int weight) {
        if (weight < 1) {
            throw new IllegalArgumentException("the weight of a strike is " + weight + ": it has to be at least 1");
        }
        strikes += weight;
    }

    /** Returns the total weight of the strikes, without a limit and without decay. */
    @Override
    public synchronized int strikes() {
        return strikes;
    }

    /** Returns the counters of messages that were sent, and of messages that {@code send} has refused. */
    @Override
    public synchronized ConnectionStatistics statistics() {
        return statistics;
    }

    @Override
    public String toString() {
        return "fake client " + id;
    }
}
