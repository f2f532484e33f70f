package io.darkrift.connection;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One connection: a TCP channel and a UDP channel.
 *
 * <p><b>Sending</b> works from any thread. What is sent is a record of the {@link #registry() registry}, or a raw
 * {@link Message}. It has been encoded when the call returns: arrays in it may be changed afterwards.
 *
 * <p><b>Receiving.</b> A message goes to the handler of its type, or else to the handler of raw messages, or else it
 * waits for {@link #receive()} and its like. Reliable messages come in the order in which they were sent. Where
 * {@code queueCapacity} reliable messages wait, reading from TCP pauses, and so in the end does the sender; of the
 * unreliable ones the oldest is dropped, and counted. An application that has handlers and never calls
 * {@code receive()} need not care: messages without a handler that nobody fetches are dropped, counted and logged.
 *
 * <p>Handlers run one at a time for each connection. An exception in one is logged and ends nothing else. Methods that
 * wait throw {@link IllegalStateException} when they are called on an event loop, where waiting would be for ever.
 */
public interface Connection extends AutoCloseable {
    /**
     * The id that the server gave to the client.
     *
     * @return 0 to 65,535
     */
    int id();

    /**
     * The address of the peer's TCP channel.
     *
     * @return its address and port
     */
    InetSocketAddress remoteAddress();

    /**
     * The messages that this connection can write and read.
     *
     * @return the registry that the client or server was built with
     */
    MessageRegistry registry();

    /**
     * Sends a message: a record reliably, a raw message over its own {@link Message#sendMode() channel}. Never waits.
     *
     * @param message a record of the registry, or a {@link Message}
     * @return true if it was taken. False if the connection has ended, or more than the high-water mark waits to be
     *     sent: see {@link #sendBlocking(Object)} and {@link #whenWritable()}
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't
     *     be written, or is too large
     */
    boolean send(Object message);

    /**
     * Sends a message over a channel. Never waits.
     *
     * @param message a record of the registry, or a {@link Message}
     * @param mode the channel
     * @return true if it was taken. False if the connection has ended, or more than the high-water mark waits to be
     *     sent
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't
     *     be written, or is too large
     */
    boolean send(Object message, SendMode mode);

    /**
     * Sends a message as {@link #send(Object)} does, and waits while more than the high-water mark waits to be sent.
     *
     * @param message a record of the registry, or a {@link Message}
     * @throws ConnectionClosedException if the connection has ended
     * @throws InterruptedException if the thread is interrupted while it waits; nothing was sent
     * @throws IllegalStateException on an event loop; or where the high-water mark is reached before a server's handler
     *     of onConnect has returned, because nothing leaves until then
     */
    void sendBlocking(Object message) throws InterruptedException;

    /**
     * Sends a message as {@link #send(Object, SendMode)} does, and waits while more than the high-water mark waits to
     * be sent.
     *
     * @param message a record of the registry, or a {@link Message}
     * @param mode the channel
     * @throws ConnectionClosedException if the connection has ended
     * @throws InterruptedException if the thread is interrupted while it waits; nothing was sent
     * @throws IllegalStateException on an event loop; or where the high-water mark is reached before a server's handler
     *     of onConnect has returned, because nothing leaves until then
     */
    void sendBlocking(Object message, SendMode mode) throws InterruptedException;

    /**
     * Tells when reliable messages will be taken again.
     *
     * @return a future that is done as soon as less than half of the high-water mark waits to be sent; at once where
     *     that is so already. It fails with a {@link ConnectionClosedException} when the connection ends
     */
    CompletableFuture<Void> whenWritable();

    /**
     * Tells when messages for a channel will be taken again.
     *
     * @param mode the channel
     * @return a future that is done as soon as less than half of the high-water mark waits to be sent there; at once
     *     where that is so already. It fails with a {@link ConnectionClosedException} when the connection ends
     */
    CompletableFuture<Void> whenWritable(SendMode mode);

    /**
     * Measures the round-trip time with an empty ping, tag 0, over TCP. A peer of this library acknowledges by itself;
     * a C# peer does if its application does.
     *
     * @return a future of the time; it fails with a {@link PingTimeoutException}, or a {@link
     *     ConnectionClosedException}
     */
    CompletableFuture<Duration> ping();

    /**
     * Sends a message as a ping: the peer gets it as any other, and acknowledges it.
     *
     * @param message a record of the registry, or a {@link Message}
     * @param mode the channel
     * @return a future of the time until the acknowledgement came; it fails with a {@link PingTimeoutException}, or a
     *     {@link ConnectionClosedException}
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't
     *     be written, or is too large
     */
    CompletableFuture<Duration> ping(Object message, SendMode mode);

    /**
     * What the pings of this side have measured.
     *
     * @return the round-trip time, once a ping has been acknowledged
     */
    Optional<RoundTripTime> roundTripTime();

    /**
     * Handles messages of a type. Messages of the type that wait already are handled first. A later handler for the
     * same type takes the place of this one.
     *
     * @param <T> the type
     * @param type a record of the registry
     * @param handler called for each message, where the builder's {@link Dispatcher} says
     * @throws IllegalArgumentException if the registry has no such type, or the peer may not send it
     */
    <T> void on(Class<T> type, Consumer<? super T> handler);

    /**
     * Handles messages that have no handler of their type. Such messages that wait already are handled first.
     *
     * @param handler called for each message, where the builder's {@link Dispatcher} says
     */
    void onMessage(Consumer<Message> handler);

    /**
     * Waits for the next message.
     *
     * @return the message
     * @throws ConnectionClosedException if the connection has ended and no message waits
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalStateException on an event loop
     */
    Message receive() throws InterruptedException;

    /**
     * Waits for the next message for some time.
     *
     * @param timeout the longest time to wait
     * @return the message
     * @throws ReceiveTimeoutException if none came in time
     * @throws ConnectionClosedException if the connection has ended and no message waits
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalStateException on an event loop
     */
    Message receive(Duration timeout) throws InterruptedException;

    /**
     * Waits for the next message of a type. Messages of other types wait on.
     *
     * @param <T> the type
     * @param type a record of the registry
     * @return the message
     * @throws io.darkrift.wire.WireException if it can't be read
     * @throws IllegalArgumentException if the registry has no such type, or the peer may not send it
     * @throws ConnectionClosedException if the connection has ended and no such message waits
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalStateException on an event loop; or if so many messages of other types wait that none can come
     */
    <T> T receive(Class<T> type) throws InterruptedException;

    /**
     * Waits for the next message of a type for some time. Messages of other types wait on.
     *
     * @param <T> the type
     * @param type a record of the registry
     * @param timeout the longest time to wait
     * @return the message
     * @throws ReceiveTimeoutException if none came in time
     * @throws io.darkrift.wire.WireException if it can't be read
     * @throws IllegalArgumentException if the registry has no such type, or the peer may not send it
     * @throws ConnectionClosedException if the connection has ended and no such message waits
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalStateException on an event loop; or if so many messages of other types wait that none can come
     */
    <T> T receive(Class<T> type, Duration timeout) throws InterruptedException;

    /**
     * The next message, when it comes. Futures are served in the order in which they were asked for. What depends on
     * one may run on the event loop: it must not wait.
     *
     * @return a future of the message; it fails with a {@link ConnectionClosedException} when the connection has ended.
     *     Cancelling it loses no message
     */
    CompletableFuture<Message> receiveAsync();

    /**
     * All messages, as they come: {@code for (Message message : client.messages())}. Ends when the connection has
     * ended and no message waits. Waiting for the next one may throw a {@link io.darkrift.DarkriftException} if the
     * thread is interrupted; the thread stays interrupted.
     *
     * @return an iterable to be iterated once
     */
    Iterable<Message> messages();

    /**
     * All messages, as they come, as {@link #messages()}.
     *
     * @return a sequential stream
     */
    Stream<Message> stream();

    /**
     * Tells whether the connection lasts.
     *
     * @return false once it has ended, or {@link #close()} has been called
     */
    boolean isOpen();

    /**
     * How the connection ends.
     *
     * @return a future of the reason; it never fails. What depends on it may run on the event loop: it must not wait
     */
    CompletableFuture<Disconnect> closed();

    /**
     * Ends the connection: what was taken is sent, then both channels close. What comes in meanwhile is dropped.
     *
     * @return {@link #closed()}
     */
    CompletableFuture<Disconnect> closeAsync();

    /**
     * Ends the connection as {@link #closeAsync()} does, and waits until it has ended, or for the close time limit. On
     * an event loop it does not wait. Calling it again does nothing.
     */
    @Override
    void close();

    /**
     * What went over this connection so far.
     *
     * @return a snapshot of the counters
     */
    ConnectionStatistics statistics();
}
