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
 * One connection between a client and a server. It has a reliable and an unreliable channel, which are TCP and UDP for
 * bichannel.
 *
 * <p><b>Sending</b> works from any thread. A message is a record of the {@link #registry() registry}, a raw {@link
 * Message}, or an {@link EncodedMessage}. The message is encoded before the call returns, so that arrays in it may be
 * changed afterwards.
 *
 * <p><b>Receiving.</b> A message is given to the handler of its type. Without such a handler, it is given to the
 * handler of unhandled messages, or else waits for one of the {@code receive} methods. Reliable messages arrive in the
 * order in which they were sent. When {@code receiveQueueCapacity} reliable messages wait, reading pauses, which slows
 * the sender down. When this many unreliable messages wait, the oldest is dropped and counted. In an application that
 * has handlers and never calls {@code receive()}, messages without a handler are dropped, counted and logged.
 *
 * <p><b>Threads.</b> Handlers run one at a time for each connection, by the {@link Dispatcher}. An exception in a
 * handler is logged, is given to {@code onHandlerError}, and does not end the connection. All methods may be called by
 * any thread. Methods that wait, and {@code join} and {@code get} of the returned futures, throw an {@link
 * IllegalStateException} on an event loop.
 *
 * <p><b>The end.</b> After {@code close}, {@code abort} or a disconnect by this side, no handler runs except
 * onDisconnect. If the peer ends the connection, messages that have arrived are handled first.
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
     * Returns the registry of the messages that this connection can write and read.
     *
     * @return the registry that the client or server was built with
     */
    MessageRegistry registry();

    /**
     * Sends a message: a record reliably, a raw message over its own {@link Message#sendMode() channel}. Does not wait,
     * unless the policy is {@link SendQueuePolicy#BLOCK}.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @return {@link SendResult#ACCEPTED}, or why the message was not accepted. {@link SendQueuePolicy} decides what
     *     happens to a reliable message when the queue is full; see also {@link #sendBlocking(Object)} and {@link
     *     #whenWritable()}
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't
     *     be written, or is too large
     */
    SendResult send(Object message);

    /**
     * Sends a message over a channel. Does not wait, unless the policy is {@link SendQueuePolicy#BLOCK}.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @param mode the channel
     * @return {@link SendResult#ACCEPTED}, or why the message was not accepted
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't
     *     be written, or is too large
     */
    SendResult send(Object message, SendMode mode);

    /**
     * Sends a message as {@link #send(Object)} does, and waits while more bytes than the {@code highWaterMark} wait to
     * be sent.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @throws ConnectionClosedException if the connection has ended
     * @throws InterruptedException if the thread is interrupted while it waits; nothing was sent
     * @throws IllegalStateException on an event loop; or if the {@code highWaterMark} is reached before a server's
     *     handler of onConnect has returned, because nothing is sent until then
     */
    void sendBlocking(Object message) throws InterruptedException;

    /**
     * Sends a message as {@link #send(Object, SendMode)} does, and waits while more bytes than the {@code
     * highWaterMark} wait to be sent.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @param mode the channel
     * @throws ConnectionClosedException if the connection has ended
     * @throws InterruptedException if the thread is interrupted while it waits; nothing was sent
     * @throws IllegalStateException on an event loop; or if the {@code highWaterMark} is reached before a server's
     *     handler of onConnect has returned, because nothing is sent until then
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
     * Returns the size of a message when it is sent, which {@code maxSentBytes} and {@link #maxUnreliableBytes()}
     * limit.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @return the size of header and payload in bytes
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, or
     *     can't be written
     */
    int encodedSize(Object message);

    /**
     * Returns the largest message that {@link SendMode#UNRELIABLE} accepts.
     *
     * @return the size of header and payload in bytes: the smaller one of {@code maxDatagramBytes} and the limit of the
     *     transport. Where unreliable messages use the reliable channel, it is {@code maxSentBytes}
     */
    int maxUnreliableBytes();

    /**
     * Returns a future that completes when reliable messages are accepted again.
     *
     * @return a future that completes when less than half of the {@code highWaterMark} waits to be sent, which may be
     *     at once. It fails with a {@link ConnectionClosedException} if the connection ends
     */
    CompletableFuture<Void> whenWritable();

    /**
     * Returns a future that completes when messages for a channel are accepted again.
     *
     * @param mode the channel
     * @return a future that completes when less than half of the {@code highWaterMark} waits to be sent over the
     *     channel, which may be at once. For unreliable messages that share the connection of reliable ones, it completes
     *     when nothing waits for the network. It fails with a {@link ConnectionClosedException} if the connection ends
     */
    CompletableFuture<Void> whenWritable(SendMode mode);

    /**
     * Sends a request to the peer. The answer may take up to {@code requestTimeout}. The method does not wait for it.
     *
     * @param <R> the record of the answer
     * @param request a record of the registry
     * @return a future of the answer: see {@link #request(Request, Duration)}
     * @throws IllegalArgumentException if the request is not in the registry, is one that only the peer may send, can't be
     *     written, or is too large
     */
    <R> CompletableFuture<R> request(Request<R> request);

    /**
     * Sends a request to the peer, reliably, after the messages that were sent before. The method does not wait for the
     * answer. Cancelling the future stops waiting for the answer; the peer is not informed. Answers that arrive too
     * late are counted and dropped.
     *
     * @param <R> the record of the answer
     * @param request a record of the registry
     * @param timeout how long the answer may take, more than 0
     * @return a future of the answer. It completes on the event loop, whichever dispatcher is set. It fails with a
     *     {@link RequestFailedException} if the peer refuses, a {@link RequestTimeoutException}, a {@link
     *     ConnectionClosedException}, or an {@link IllegalStateException} if too much waits to be sent, or as many
     *     requests as {@code maxPendingRequests} allows wait for their answers
     * @throws IllegalArgumentException if the request is not in the registry, is one that only the peer may send, can't be
     *     written, or is too large
     */
    <R> CompletableFuture<R> request(Request<R> request, Duration timeout);

    /**
     * Measures the round-trip time with an empty ping, tag 65,535, over the reliable channel. A peer of this library
     * acknowledges it by itself; a C# peer acknowledges it only if its application does.
     *
     * @return a future of the time; it fails with a {@link PingTimeoutException}, a {@link ConnectionClosedException},
     *     or an {@link IllegalStateException} if too much waits to be sent, or 65,536 pings wait for their
     *     acknowledgements
     */
    CompletableFuture<Duration> ping();

    /**
     * Sends a message as a ping: the peer receives it as any other message, and acknowledges it.
     *
     * @param message a record of the registry or a {@link Message}, and not an {@link EncodedMessage}
     * @param mode the channel
     * @return a future of the time until the acknowledgement arrived; it fails with a {@link PingTimeoutException}, a
     *     {@link ConnectionClosedException}, an {@link IllegalArgumentException} if the message is too large, or an
     *     {@link IllegalStateException} if too much waits to be sent, or 65,536 pings wait for their acknowledgements
     * @throws IllegalArgumentException if the message is not in the registry, is one that only the peer may send, can't
     *     be written, or is too large
     */
    CompletableFuture<Duration> ping(Object message, SendMode mode);

    /**
     * Returns the round-trip time that the pings of this side have measured.
     *
     * @return the round-trip time; empty until a ping has been acknowledged
     */
    Optional<RoundTripTime> roundTripTime();

    /**
     * Sets the handler of messages of a type. Messages of the type that wait already are handled first. A later handler
     * for the same type replaces this one.
     *
     * @param <T> the type
     * @param type a record of the registry
     * @param handler called for each message by the builder's {@link Dispatcher}
     * @throws IllegalArgumentException if the registry has no such type, or the peer may not send it
     */
    <T> void on(Class<T> type, EventHandler<? super T> handler);

    /**
     * Sets the handler of messages that have no handler of their type. Such messages that wait already are handled
     * first. A later handler replaces this one.
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
     * Waits for the next message, with a time limit.
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
     * @throws IllegalStateException on an event loop; or if the queue is full of messages of other types, so that no
     *     message of this type can arrive
     */
    <T> T receive(Class<T> type) throws InterruptedException;

    /**
     * Waits for the next message of a type, with a time limit. Messages of other types stay in the queue.
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
     * @throws IllegalStateException on an event loop; or if the queue is full of messages of other types, so that no
     *     message of this type can arrive
     */
    <T> T receive(Class<T> type, Duration timeout) throws InterruptedException;

    /**
     * Returns a future of the next message. Futures complete in the order in which they were created. Stages that
     * depend on one may run on the event loop, where they must not wait.
     *
     * @return a future of the message; it fails with a {@link ConnectionClosedException} when the connection has ended.
     *     If the future is cancelled, the message is given to the next receiver
     */
    CompletableFuture<Message> receiveAsync();

    /**
     * Returns all messages as they arrive: {@code for (Message message : client.messages())}. The iteration ends when
     * the connection has ended and no message waits. Waiting for the next one may throw a {@link
     * io.darkrift.DarkriftException} if the thread is interrupted; the thread stays interrupted.
     *
     * @return an iterable that may be iterated once
     */
    Iterable<Message> messages();

    /**
     * Returns all messages as they arrive, as {@link #messages()}.
     *
     * @return a sequential stream
     */
    Stream<Message> stream();

    /**
     * Attaches an object of the application to the connection, such as its player. It replaces the object that was
     * attached before.
     *
     * @param value the object, or null
     */
    void attach(@Nullable Object value);

    /**
     * Returns the object that the application has attached.
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
     * @return a future that completes after the handler of onDisconnect has run; it never fails. Stages that depend on
     *     it may run on the event loop, where they must not wait
     */
    CompletableFuture<DisconnectInfo> closed();

    /**
     * Ends the connection: messages that were accepted are sent, for up to {@code closeTimeout}, then both channels
     * close. Messages that arrive are dropped.
     *
     * @return {@link #closed()}
     */
    CompletableFuture<DisconnectInfo> closeAsync();

    /**
     * Sends a last message reliably, then ends the connection as {@link #closeAsync()} does. A C# peer receives the
     * message as any other, before it is disconnected.
     *
     * @param farewell a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @return {@link #closed()}
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too large;
     *     the connection stays open
     */
    CompletableFuture<DisconnectInfo> closeAsync(Object farewell);

    /**
     * Ends the connection as {@link #closeAsync()} does, and waits until the handler of onDisconnect has run, at most
     * for {@code closeTimeout} plus one second. On an event loop, and in a handler of this connection, it does not
     * wait. On the thread that drains a {@link DispatchQueue}, it drains the queue meanwhile. Calling it again has no
     * effect.
     */
    @Override
    void close();

    /**
     * Sends a last message and ends the connection as {@link #closeAsync(Object)} does, and waits as {@link #close()}.
     *
     * @param farewell a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too large;
     *     the connection stays open
     */
    void close(Object farewell);

    /**
     * Ends the connection at once: what waits to be sent is lost. Use it in tests of reconnecting, and for a peer that
     * must not receive anything more. Does not wait.
     */
    void abort();

    /**
     * Returns the counters of this connection.
     *
     * @return a snapshot of the counters
     */
    ConnectionStatistics statistics();
}
