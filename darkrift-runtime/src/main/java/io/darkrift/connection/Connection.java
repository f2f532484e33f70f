package io.darkrift.connection;

import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One connection: a reliable and an unreliable channel, TCP and UDP for bichannel.
 *
 * <p><b>Sending</b> works from any thread. A message is a record of the {@link #registry() registry}, a raw {@link
 * Message}, or an {@link EncodedMessage}. It has been encoded when the call returns: arrays in it may be changed
 * afterwards.
 *
 * <p><b>Receiving.</b> A message goes to the handler of its type, or to the handler of messages without one, or it
 * waits for {@link #receive()} and its like. Reliable messages arrive in the order in which they were sent. Where
 * {@code receiveQueueCapacity} reliable messages wait, reading pauses, which slows the sender down; of the unreliable
 * ones the oldest is dropped and counted. In an application that has handlers and never calls {@code receive()},
 * messages without a handler are dropped, counted and logged.
 *
 * <p><b>Threads.</b> Handlers run one at a time for each connection, by the {@link Dispatcher}. An exception in
 * a handler is logged, is given to {@code onHandlerError}, and does not end the connection. Methods and futures that
 * wait throw {@link IllegalStateException} on an event loop.
 *
 * <p><b>The end.</b> After {@code close}, {@code abort} or a disconnect by this side no handler runs except
 * onDisconnect. Where the peer ends the connection, what has arrived is handled first.
 */
public interface Connection extends AutoCloseable {
    /**
     * Returns the id that the server gave to the client.
     *
     * @return 0 to 65,535
     */
    int id();

    /**
     * Returns the address of the peer's TCP channel.
     *
     * @return its address and port
     */
    InetSocketAddress remoteAddress();

    /**
     * Returns the messages that this connection can write and read.
     *
     * @return the registry that the client or server was built with
     */
    MessageRegistry registry();

    /**
     * Sends a message: a record reliably, a raw message over its own {@link Message#sendMode() channel}. Does not wait,
     * unless {@link SendQueuePolicy#BLOCK} says so.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @return {@link SendResult#ACCEPTED}, or why the message was not accepted. What happens to a reliable message that
     *     finds no room is decided by {@link SendQueuePolicy}; see also {@link #sendBlocking(Object)} and {@link
     *     #whenWritable()}
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't
     *     be written, or is too large
     */
    SendResult send(Object message);

    /**
     * Sends a message over a channel. Does not wait, unless {@link SendQueuePolicy#BLOCK} says so.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @param mode the channel
     * @return {@link SendResult#ACCEPTED}, or why the message was not accepted
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't
     *     be written, or is too large
     */
    SendResult send(Object message, SendMode mode);

    /**
     * Sends a message as {@link #send(Object)} does, and waits while more than the high-water mark waits to be sent.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
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
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @param mode the channel
     * @throws ConnectionClosedException if the connection has ended
     * @throws InterruptedException if the thread is interrupted while it waits; nothing was sent
     * @throws IllegalStateException on an event loop; or where the high-water mark is reached before a server's handler
     *     of onConnect has returned, because nothing leaves until then
     */
    void sendBlocking(Object message, SendMode mode) throws InterruptedException;

    /**
     * Encodes a message once, to be sent to any number of connections of this end.
     *
     * @param message a record of the registry, or a {@link Message}
     * @return the encoded message
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't be
     *     written, or is too large
     */
    EncodedMessage encode(Object message);

    /**
     * Returns the size that a message has when it is sent: what {@code maxSentBytes} and {@link #maxUnreliableBytes()}
     * count.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @return the size of header and payload in bytes
     * @throws IllegalArgumentException if the message is not in the registry, or can't be written
     */
    int encodedSize(Object message);

    /**
     * Returns the largest message that {@link SendMode#UNRELIABLE} accepts.
     *
     * @return the size of header and payload in bytes, the smaller of {@code maxDatagramBytes} and what the transport
     *     carries
     */
    int maxUnreliableBytes();

    /**
     * Returns a future of the moment when reliable messages are accepted again.
     *
     * @return a future that is done as soon as less than half of the high-water mark waits to be sent; at once where
     *     that is so already. It fails with a {@link ConnectionClosedException} when the connection ends
     */
    CompletableFuture<Void> whenWritable();

    /**
     * Returns a future of the moment when messages for a channel are accepted again.
     *
     * @param mode the channel
     * @return a future that is done as soon as less than half of the high-water mark waits to be sent there; at once
     *     where that is so already. It fails with a {@link ConnectionClosedException} when the connection ends
     */
    CompletableFuture<Void> whenWritable(SendMode mode);

    /**
     * Asks the peer, and waits {@code requestTimeout} for its answer.
     *
     * @param <R> the record of the answer
     * @param request a record of the registry
     * @return a future of the answer: see {@link #request(Request, Duration)}
     * @throws IllegalArgumentException if the request is not in the registry, is one that only the peer may send, can't be
     *     written, or is too large
     */
    <R> CompletableFuture<R> request(Request<R> request);

    /**
     * Asks the peer. The request is sent reliably, behind the messages that were sent before. Cancelling the future gives up
     * waiting; the peer may answer nevertheless. Answers that no caller waits for any more are counted and dropped.
     *
     * @param <R> the record of the answer
     * @param request a record of the registry
     * @param timeout how long the answer may take, more than 0
     * @return a future of the answer. It completes on the event loop, whatever the dispatcher. It fails with a {@link
     *     RequestFailedException} if the peer refuses, a {@link RequestTimeoutException}, a {@link
     *     ConnectionClosedException}, or an {@link IllegalStateException} if too much waits to be sent, or as many requests
     *     as {@code maxPendingRequests} allows wait for their answers
     * @throws IllegalArgumentException if the request is not in the registry, is one that only the peer may send, can't be
     *     written, or is too large
     */
    <R> CompletableFuture<R> request(Request<R> request, Duration timeout);

    /**
     * Measures the round-trip time with an empty ping, tag 65,535, over the reliable channel. A peer of this library
     * acknowledges it by itself; a C# peer does if its application does.
     *
     * @return a future of the time; it fails with a {@link PingTimeoutException}, or a {@link
     *     ConnectionClosedException}
     */
    CompletableFuture<Duration> ping();

    /**
     * Sends a message as a ping: the peer gets it as any other, and acknowledges it.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @param mode the channel
     * @return a future of the time until the acknowledgement arrived; it fails with a {@link PingTimeoutException}, or a
     *     {@link ConnectionClosedException}
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't
     *     be written, or is too large
     */
    CompletableFuture<Duration> ping(Object message, SendMode mode);

    /**
     * Returns what the pings of this side have measured.
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
     * @param handler called for each message by the builder's {@link Dispatcher}
     * @throws IllegalArgumentException if the registry has no such type, or the peer may not send it
     */
    <T> void on(Class<T> type, EventHandler<? super T> handler);

    /**
     * Handles messages that have no handler of their type. Such messages that wait already are handled first.
     *
     * @param handler called for each message by the builder's {@link Dispatcher}
     */
    void onUnhandledMessage(EventHandler<? super Message> handler);

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
     * @throws ReceiveTimeoutException if no message arrived in time
     * @throws ConnectionClosedException if the connection has ended and no message waits
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalStateException on an event loop
     */
    Message receive(Duration timeout) throws InterruptedException;

    /**
     * Waits for the next message of a type. Messages of other types stay in the queue.
     *
     * @param <T> the type
     * @param type a record of the registry
     * @return the message
     * @throws io.darkrift.wire.WireException if it can't be read
     * @throws IllegalArgumentException if the registry has no such type, or the peer may not send it
     * @throws ConnectionClosedException if the connection has ended and no such message waits
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalStateException on an event loop; or if so many messages of other types wait that no such message
     *     can arrive
     */
    <T> T receive(Class<T> type) throws InterruptedException;

    /**
     * Waits for the next message of a type for some time. Messages of other types stay in the queue.
     *
     * @param <T> the type
     * @param type a record of the registry
     * @param timeout the longest time to wait
     * @return the message
     * @throws ReceiveTimeoutException if no message arrived in time
     * @throws io.darkrift.wire.WireException if it can't be read
     * @throws IllegalArgumentException if the registry has no such type, or the peer may not send it
     * @throws ConnectionClosedException if the connection has ended and no such message waits
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalStateException on an event loop; or if so many messages of other types wait that no such message
     *     can arrive
     */
    <T> T receive(Class<T> type, Duration timeout) throws InterruptedException;

    /**
     * Returns a future of the next message. Futures are served in the order in which they were asked for. What
     * depends on one may run on the event loop: it must not wait.
     *
     * @return a future of the message; it fails with a {@link ConnectionClosedException} when the connection has ended.
     *     Cancelling it loses no message
     */
    CompletableFuture<Message> receiveAsync();

    /**
     * Returns all messages as they arrive: {@code for (Message message : client.messages())}. Ends when the connection
     * has ended and no message waits. Waiting for the next one may throw a {@link io.darkrift.DarkriftException} if the
     * thread is interrupted; the thread stays interrupted.
     *
     * @return an iterable to be iterated once
     */
    Iterable<Message> messages();

    /**
     * Returns all messages as they arrive, as {@link #messages()}.
     *
     * @return a sequential stream
     */
    Stream<Message> stream();

    /**
     * Attaches an object of the application, such as its player, in place of the one before. On any thread.
     *
     * @param value the object, or null
     */
    void attach(@Nullable Object value);

    /**
     * Returns the object of the application. On any thread.
     *
     * @param <T> the type
     * @param type the type
     * @return the object, or null if nothing is attached
     * @throws ClassCastException if the object has another type
     */
    <T> @Nullable T attachment(Class<T> type);

    /**
     * Returns whether the connection is open.
     *
     * @return false once the connection has ended or is ending
     */
    boolean isOpen();

    /**
     * Returns how the connection ended.
     *
     * @return a future that completes after the handler of onDisconnect has run; it never fails. What depends on it may
     *     run on the event loop, and must not wait there
     */
    CompletableFuture<DisconnectInfo> closed();

    /**
     * Ends the connection: what was accepted is sent, then both channels close. Messages that arrive are dropped.
     *
     * @return {@link #closed()}
     */
    CompletableFuture<DisconnectInfo> closeAsync();

    /**
     * Sends a last message reliably, then ends the connection as {@link #closeAsync()} does. A stock C# peer gets the
     * message as any other, before its disconnect.
     *
     * @param farewell a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @return {@link #closed()}
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too large; the
     *     connection goes on
     */
    CompletableFuture<DisconnectInfo> closeAsync(Object farewell);

    /**
     * Ends the connection as {@link #closeAsync()} does, and waits until the handler of onDisconnect has run, at most for
     * {@code closeTimeout} and a second. On an event loop, and in a handler of this connection, it does not wait. On the
     * thread that drains a {@link DispatchQueue}, it drains it meanwhile. Calling it again does nothing.
     */
    @Override
    void close();

    /**
     * Sends a last message and ends the connection as {@link #closeAsync(Object)} does, and waits as {@link #close()}.
     *
     * @param farewell a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too large; the
     *     connection goes on
     */
    void close(Object farewell);

    /**
     * Ends the connection at once: what waits to be sent is lost. For tests of reconnecting, and for peers that must not
     * have another byte. Does not wait.
     */
    void abort();

    /**
     * Returns what went over this connection so far.
     *
     * @return a snapshot of the counters
     */
    ConnectionStatistics statistics();
}
