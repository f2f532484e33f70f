package io.darkrift.connection;

import io.darkrift.message.MessageRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings that clients and servers share.
 *
 * @param <B> the type of the builder
 */
public abstract class ConnectionBuilder<B extends ConnectionBuilder<B>> {
    private static final int MAX_DATAGRAM = 65_507;

    private MessageRegistry registry = MessageRegistry.empty();
    private Dispatcher dispatcher = Dispatcher.eventLoop();
    private int queueCapacity = 100;
    private int highWaterMark = 1 << 20;
    private int maxReceivedBytes;
    private int maxSentBytes;
    private int maxDatagramBytes = 1_200;
    private boolean acknowledgePings = true;
    private Duration pingTimeout = Duration.ofSeconds(10);
    private @Nullable Duration pingInterval;
    private @Nullable Duration idleLimit;
    private @Nullable InboundBudget inboundBudget;
    private LongSupplier nanoClock = System::nanoTime;
    private Duration handshakeTimeout = Duration.ofSeconds(5);
    private Duration closeTimeout = Duration.ofSeconds(5);
    private @Nullable EventLoops eventLoops;
    private TransportKind transport = TransportKind.AUTO;
    private boolean busyWait;

    /**
     * A builder with defaults.
     *
     * @param maxReceivedBytes the largest message that is accepted over TCP, in bytes with its header
     * @param maxSentBytes the largest message that is sent over TCP, in bytes with its header
     */
    protected ConnectionBuilder(int maxReceivedBytes, int maxSentBytes) {
        this.maxReceivedBytes = maxReceivedBytes;
        this.maxSentBytes = maxSentBytes;
    }

    /**
     * This builder, as its own type.
     *
     * @return this
     */
    protected abstract B self();

    /**
     * The records that can be sent and received. Default: none, so that only raw messages can.
     *
     * @param registry such as {@link MessageRegistry#load()}
     * @return this
     */
    public B messages(MessageRegistry registry) {
        this.registry = registry;
        return self();
    }

    /**
     * Where handlers run. Default: {@link Dispatcher#eventLoop()}.
     *
     * @param dispatcher the dispatcher
     * @return this
     */
    public B dispatcher(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        return self();
    }

    /**
     * How many messages of each channel wait for a connection, before TCP is read no further, and the oldest of UDP
     * are dropped. Default: 100.
     *
     * @param messages at least 1
     * @return this
     */
    public B queueCapacity(int messages) {
        this.queueCapacity = atLeast(1, messages, "queueCapacity");
        return self();
    }

    /**
     * How much may wait to be sent for a connection and channel, before {@code send} takes no more. Default:
     * 1,048,576.
     *
     * @param bytes at least 1
     * @return this
     */
    public B highWaterMark(int bytes) {
        this.highWaterMark = atLeast(1, bytes, "highWaterMark");
        return self();
    }

    /**
     * The largest message that is accepted over TCP. A peer that announces a larger one is disconnected. Default:
     * 65,534 on a server, as in C#; 16,777,216 on a client.
     *
     * @param bytes with the header of 3 bytes, or 5 for a ping; at least 5
     * @return this
     */
    public B maxReceivedBytes(int bytes) {
        this.maxReceivedBytes = atLeast(5, bytes, "maxReceivedBytes");
        return self();
    }

    /**
     * The largest message that is sent over TCP. Default: 65,534 on a client, because a C# server takes no more;
     * 16,777,216 on a server.
     *
     * @param bytes with the header of 3 bytes, or 5 for a ping; at least 5
     * @return this
     */
    public B maxSentBytes(int bytes) {
        this.maxSentBytes = atLeast(5, bytes, "maxSentBytes");
        return self();
    }

    /**
     * The largest message that is sent over UDP. Larger datagrams than the default are cut into pieces on the way, and
     * are lost if one piece is. Default: 1,200.
     *
     * @param bytes with the header of 3 bytes, or 5 for a ping; 5 to 65,507
     * @return this
     */
    public B maxDatagramBytes(int bytes) {
        if (bytes > MAX_DATAGRAM) {
            throw new IllegalArgumentException(
                    "maxDatagramBytes is " + bytes + ": UDP carries " + MAX_DATAGRAM + " at most");
        }
        this.maxDatagramBytes = atLeast(5, bytes, "maxDatagramBytes");
        return self();
    }

    /**
     * Whether pings of the peer are acknowledged by the library. If not, they and their acknowledgements come as raw
     * messages, and the application acknowledges with {@link io.darkrift.message.Message#asPingAcknowledgement}, as in
     * C#. Default: true.
     *
     * @param acknowledge false to do it by hand
     * @return this
     */
    public B acknowledgePings(boolean acknowledge) {
        this.acknowledgePings = acknowledge;
        return self();
    }

    /**
     * How long the acknowledgement of a ping may take, until its future fails. Default: 10 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public B pingTimeout(Duration timeout) {
        this.pingTimeout = positive(timeout, "pingTimeout");
        return self();
    }

    /**
     * How often the peer is pinged, over TCP, so that {@link Connection#roundTripTime()} is known, and so that a living
     * peer has something to say before the {@link #idleLimit(Duration) idleLimit} is over. A C# peer answers only if
     * its application does. Default: never.
     *
     * @param interval more than 0
     * @return this
     */
    public B pingInterval(Duration interval) {
        this.pingInterval = positive(interval, "pingInterval");
        return self();
    }

    /**
     * How long a peer may be silent, on both channels, until it is disconnected with {@link
     * Disconnect.Reason#TIMEOUT}. Default: for ever; the operating system notices most peers that have silently gone.
     *
     * @param limit more than 0
     * @return this
     */
    public B idleLimit(Duration limit) {
        this.idleLimit = positive(limit, "idleLimit");
        return self();
    }

    /**
     * How much a peer may send. Default: any amount.
     *
     * @param budget the budget of each connection
     * @return this
     */
    public B inboundBudget(InboundBudget budget) {
        this.inboundBudget = budget;
        return self();
    }

    /**
     * The clock that round trips, silence and budgets are measured with. Default: {@link System#nanoTime()}. For tests.
     *
     * @param nanos gives the time in nanoseconds, from any start; never runs backwards
     * @return this
     */
    public B nanoClock(LongSupplier nanos) {
        this.nanoClock = nanos;
        return self();
    }

    /**
     * How long the exchange at the start of a connection may take. Default: 5 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public B handshakeTimeout(Duration timeout) {
        this.handshakeTimeout = positive(timeout, "handshakeTimeout");
        return self();
    }

    /**
     * How long closing may take, until what has not been sent is given up. Default: 5 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public B closeTimeout(Duration timeout) {
        this.closeTimeout = positive(timeout, "closeTimeout");
        return self();
    }

    /**
     * The threads that drive the sockets. Default: a server has its own, as many as there are processors; all clients
     * of a program share as many.
     *
     * @param eventLoops the event loops. They belong to the caller, who closes them after the client or server
     * @return this
     */
    public B eventLoops(EventLoops eventLoops) {
        this.eventLoops = eventLoops;
        return self();
    }

    /**
     * How sockets are driven, where no {@link #eventLoops(EventLoops) eventLoops} are given. Default: {@link
     * TransportKind#AUTO}.
     *
     * @param kind the transport
     * @return this
     */
    public B transport(TransportKind kind) {
        this.transport = kind;
        return self();
    }

    /**
     * Whether the event loop asks its sockets again and again, instead of sleeping until something comes, where no
     * {@link #eventLoops(EventLoops) eventLoops} are given. Messages then come and go several microseconds earlier;
     * the price is all of a processor for as long as the server, or any client that wants it, lasts. A server, and all
     * such clients of a program, have one event loop each: for more, see {@link
     * EventLoops#createBusyWaiting(int, TransportKind)}. Not for a machine whose processors are all in use: there
     * it makes everything slower. Default: false.
     *
     * @param busyWait true never to sleep
     * @return this
     */
    public B busyWait(boolean busyWait) {
        this.busyWait = busyWait;
        return self();
    }

    /**
     * The settings as they are now.
     *
     * @return the settings
     */
    protected final ConnectionSettings settings() {
        return new ConnectionSettings(
                dispatcher,
                queueCapacity,
                highWaterMark,
                maxReceivedBytes,
                maxSentBytes,
                maxDatagramBytes,
                acknowledgePings,
                pingTimeout,
                pingInterval,
                idleLimit,
                inboundBudget,
                handshakeTimeout,
                closeTimeout,
                nanoClock);
    }

    /**
     * The registry as it is now, without what handlers bring along.
     *
     * @return the registry
     */
    protected final MessageRegistry registry() {
        return registry;
    }

    /**
     * The event loops that the user gave.
     *
     * @return the event loops, or null
     */
    protected final @Nullable EventLoops givenEventLoops() {
        return eventLoops;
    }

    /**
     * Whether event loops are not to sleep.
     *
     * @return what the user said
     */
    protected final boolean isBusyWaiting() {
        return busyWait;
    }

    /**
     * New event loops, as the user wants them: as many as there are processors, or one that never sleeps.
     *
     * @param kind the transport
     * @return event loops that the caller closes
     */
    protected final EventLoops newEventLoops(TransportKind kind) {
        return busyWait
                ? EventLoops.createBusyWaiting(1, kind)
                : EventLoops.create(Runtime.getRuntime().availableProcessors(), kind);
    }

    /**
     * The transport as it is now.
     *
     * @return the transport
     */
    protected final TransportKind transportKind() {
        return transport;
    }

    /**
     * Refuses a number that is too low.
     *
     * @param least the least that is allowed
     * @param value the number
     * @param name the name of the setting
     * @return the number
     */
    protected static int atLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ": at least " + least + " is needed");
        }
        return value;
    }

    /**
     * Refuses a time limit that is none.
     *
     * @param value the time limit
     * @param name the name of the setting
     * @return the time limit
     */
    protected static Duration positive(Duration value, String name) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + ": more than zero is needed");
        }
        return value;
    }
}
