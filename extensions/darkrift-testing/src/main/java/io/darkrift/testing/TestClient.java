package io.darkrift.testing;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.Message;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import io.darkrift.transport.memory.MemoryDialer;
import io.darkrift.transport.memory.MemoryNetwork;
import io.darkrift.transport.memory.NetworkConditions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A client of a {@link TestServer}, which keeps what it receives: records of the registry, and raw messages with tags
 * that the registry does not have. Not safe for use by several threads.
 */
public final class TestClient {
    private final TestServer server;
    private final MemoryDialer dialer;
    private final List<Object> received = new ArrayList<>();
    private @Nullable DarkriftClient client;

    TestClient(TestServer server, MemoryDialer dialer) {
        this.server = server;
        this.dialer = dialer;
    }

    void connected(DarkriftClient connected) {
        client = connected;
    }

    void record(Message message) {
        received.add(
                server.server().registry().contains(message.tag())
                        ? server.server().registry().decode(message)
                        : message);
    }

    /**
     * Returns the underlying client, for everything that this class does not have.
     *
     * @return the client
     */
    public DarkriftClient client() {
        return Objects.requireNonNull(client, "it is not connected yet");
    }

    /**
     * Sends a message: a record reliably, a raw message over its own channel. When the method returns, the message has
     * been handled, and so has everything that follows from it without a delay.
     *
     * @param message a record of the registry, or a raw message
     * @return this
     * @throws AssertionError if the message was not accepted
     */
    public TestClient send(Object message) {
        return send(message, message instanceof Message raw ? raw.sendMode() : SendMode.RELIABLE);
    }

    /**
     * Sends a message over a channel. When the method returns, the message has been handled, and so has everything that
     * follows from it without a delay.
     *
     * @param message a record of the registry, or a raw message
     * @param mode the channel
     * @return this
     * @throws AssertionError if the message was not accepted
     */
    public TestClient send(Object message, SendMode mode) {
        var result = client().send(message, mode);
        if (!result.isAccepted()) {
            throw new AssertionError(message + " was not sent: " + result + end());
        }
        server.settle();
        return this;
    }

    /**
     * Sends a request to the server, and waits for its answer in virtual time.
     *
     * @param <R> the record of the answer
     * @param request a record of the registry
     * @return the answer
     * @throws io.darkrift.connection.RequestFailedException if the server refuses
     */
    public <R> R request(Request<R> request) {
        CompletableFuture<R> answer = client().request(request);
        server.await(answer::isDone, request + " was answered");
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Returns the messages that have been received and not taken, the oldest first.
     *
     * @return records and raw messages; a list that does not change
     */
    public List<Object> received() {
        return List.copyOf(received);
    }

    /**
     * Returns the records of a type that have been received and not taken, the oldest first.
     *
     * @param <T> the type
     * @param type its class
     * @return the records; a list that does not change
     */
    public <T> List<T> received(Class<T> type) {
        return received.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * Removes and returns the oldest record of a type. If no such record has been received, it waits for one in virtual
     * time.
     *
     * @param <T> the type
     * @param type its class
     * @return the record, which is no longer among the received messages
     * @throws AssertionError if no such record arrives within a minute of virtual time
     */
    public <T> T take(Class<T> type) {
        server.await(
                () -> received.stream().anyMatch(type::isInstance) || !client().isOpen(),
                "a " + type.getSimpleName() + " arrives; received were " + received);
        for (Iterator<Object> each = received.iterator(); each.hasNext(); ) {
            Object message = each.next();
            if (type.isInstance(message)) {
                each.remove();
                return type.cast(message);
            }
        }
        throw new AssertionError("no " + type.getSimpleName() + " has arrived" + end() + "; received were " + received);
    }

    /**
     * Returns the newest record of a type. If no such record has been received, it waits for one in virtual time.
     *
     * @param <T> the type
     * @param type its class
     * @return the record, which stays among the received messages
     * @throws AssertionError if no such record arrives within a minute of virtual time
     */
    public <T> T last(Class<T> type) {
        if (received(type).isEmpty()) {
            received.add(0, take(type));
        }
        List<T> all = received(type);
        return all.get(all.size() - 1);
    }

    /** Removes all messages that have been received. */
    public void clear() {
        received.clear();
    }

    /**
     * Waits in virtual time until the connection has ended.
     *
     * @return how it ended
     * @throws AssertionError if it does not end within a minute of virtual time
     */
    public DisconnectInfo awaitDisconnect() {
        server.await(() -> client().closed().isDone(), "the client is disconnected; received were " + received);
        return client().closed().join();
    }

    /**
     * Sets the network conditions of this client, in both directions, for messages that are sent from now on.
     *
     * @param conditions such as {@code NetworkConditions.PERFECT.withLatency(Duration.ofMillis(200))}
     * @return this
     */
    public TestClient setConditions(NetworkConditions conditions) {
        dialer.setConditions(conditions);
        return this;
    }

    /**
     * Sets the network conditions of this client, in one direction, for messages that are sent from now on.
     *
     * @param direction the direction
     * @param conditions the conditions
     * @return this
     */
    public TestClient setConditions(MemoryNetwork.Direction direction, NetworkConditions conditions) {
        dialer.setConditions(direction, conditions);
        return this;
    }

    /** Breaks the connection, as a network failure does. The server notices it at once. */
    public void cut() {
        client().abort();
        server.settle();
    }

    private String end() {
        return client().closed().isDone()
                ? ", and the client is disconnected: " + client().closed().join()
                : "";
    }

    @Override
    public String toString() {
        return client + " that has received " + received;
    }
}
