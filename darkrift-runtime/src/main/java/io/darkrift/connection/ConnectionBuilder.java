package io.darkrift.connection;

import io.darkrift.message.MessageRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings that clients and servers share.
 *
 * @param <B> the type of the builder
 */
public abstract class ConnectionBuilder<B extends ConnectionBuilder<B>> {
    private static final int MAX_DATAGRAM = 65_507;

    /** Six packets of Ethernet: a datagram of more is hardly ever whole where packets get lost. */
    private static final int MAX_RECEIVED_DATAGRAM = 8_192;

    private MessageRegistry registry = MessageRegistry.empty();
    private Dispatcher dispatcher = Dispatcher.eventLoop();
    private int receiveQueueCapacity = 100;
    private long receiveQueueBytes = 1 << 20;
    private int highWaterMark = 1 << 20;
    private int maxReceivedBytes;
    private int maxSentBytes;
    private int maxDatagramBytes = 1_200;
    private @Nullable Integer maxReceivedDatagramBytes;
    private boolean acknowledgePings = true;
    private Duration pingTimeout = Duration.ofSeconds(10);
    private @Nullable Duration pingInterval;
    private @Nullable Duration idleTimeout;
    private @Nullable RateLimit rateLimit;
    private @Nullable LongSupplier nanoClock;
    private SendQueuePolicy sendQueuePolicy;
    private @Nullable Duration slowHandlerWarning = Duration.ofMillis(100);
    private Duration closeTimeout = Duration.ofSeconds(5);
    private Duration writeTimeout = Duration.ofSeconds(30);
    private Duration requestTimeout = Duration.ofSeconds(10);
    private int maxPendingRequests = 100;
    private @Nullable EventLoops eventLoops;
    private TransportKind transport = TransportKind.AUTO;
    private boolean busyWait;

    /**
     * Creates a builder with defaults.
     *
     * @param maxReceivedBytes the largest message that is accepted over TCP, in bytes with its header
     * @param maxSentBytes the largest message that is sent over TCP, in bytes with its header
     * @param sendQueuePolicy the policy for a reliable message when the send queue is full
     */
    protected ConnectionBuilder(int maxReceivedBytes, int maxSentBytes, SendQueuePolicy sendQueuePolicy) {
        this.maxReceivedBytes = maxReceivedBytes;
        this.maxSentBytes = maxSentBytes;
        this.sendQueuePolicy = sendQueuePolicy;
    }

    /**
     * Returns this builder, as its own type.
     *
     * @return this
     */
    protected abstract B self();

    /**
     * Adds the records that can be sent and received. May be called several times: registries add up. Default: no records,
     * so that only raw messages can be sent.
     *
     * @param registry such as {@link MessageRegistry#load()}
     * @return this
     * @throws IllegalArgumentException if two messages have the same tag
     */
    public B registry(MessageRegistry registry) {
        this.registry = this.registry.merge(Objects.requireNonNull(registry, "registry"));
        return self();
    }

    /**
     * Sets the dispatcher, which decides where handlers run. Default: {@link Dispatcher#eventLoop()}.
     *
     * @param dispatcher the dispatcher
     * @return this
     */
    public B dispatcher(Dispatcher dispatcher) {
        this.dispatcher = Objects.requireNonNull(dispatcher, "dispatcher");
        return self();
    }

    /**
     * Sets how many messages of each channel may wait for a connection's handlers or {@code receive()}. When this many
     * reliable messages wait, reading pauses; when this many unreliable messages wait, the oldest is dropped. Default:
     * 100.
     *
     * @param messages at least 1
     * @return this
     */
    public B receiveQueueCapacity(int messages) {
        this.receiveQueueCapacity = atLeast(1, messages, "receiveQueueCapacity");
        return self();
    }

    /**
     * Sets how many bytes of messages of each channel may wait for a connection's handlers or {@code receive()}; beyond
     * that the same happens as at {@link #receiveQueueCapacity}. A single message may exceed the limit. Default:
     * 1,048,576.
     *
     * @param bytes at least 1
     * @return this
     */
    public B receiveQueueBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("receiveQueueBytes is " + bytes + ": it has to be at least 1");
        }
        this.receiveQueueBytes = bytes;
        return self();
    }

    /**
     * Sets how many bytes may wait to be sent for each connection and channel. Beyond that, {@code send} accepts no
     * more messages. Unreliable messages over a connection without UDP are dropped earlier: see {@link
     * SendResult#UNRELIABLE_DROPPED}. Default: 1,048,576.
     *
     * @param bytes at least 1
     * @return this
     */
    public B highWaterMark(int bytes) {
        this.highWaterMark = atLeast(1, bytes, "highWaterMark");
        return self();
    }

    /**
     * Sets the policy for a reliable message when {@link #highWaterMark} bytes wait already. Default: {@link
     * SendQueuePolicy#DISCONNECT} on a server, {@link SendQueuePolicy#RETURN_FULL} on a client.
     *
     * @param policy the policy
     * @return this
     */
    public B sendQueuePolicy(SendQueuePolicy policy) {
        this.sendQueuePolicy = Objects.requireNonNull(policy, "policy");
        return self();
    }

    /**
     * Sets the largest message that is accepted over TCP. A peer that announces a larger one is disconnected. Default:
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
     * Sets the largest message that is sent over TCP. Default: 65,534 on a client, because a C# server accepts no more;
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
     * Sets the largest message that is sent over UDP. The network splits datagrams that are larger than the default,
     * and such a datagram is lost if one of its parts is lost. Default: 1,200.
     *
     * @param bytes with the header of 3 bytes, or 5 for a ping; 5 to 65,507
     * @return this
     */
    public B maxDatagramBytes(int bytes) {
        this.maxDatagramBytes = datagramSize(bytes, "maxDatagramBytes");
        return self();
    }

    /**
     * Sets the largest message that is accepted over UDP. Larger messages are dropped, counted and logged, and are not
     * a strike. A C# program sends each unreliable message as one datagram, however large: raise this limit if such
     * messages are larger than the default. Default: 8,192, or {@link #maxDatagramBytes} if that is more.
     *
     * @param bytes with the header of 3 bytes, or 5 for a ping; 5 to 65,507
     * @return this
     */
    public B maxReceivedDatagramBytes(int bytes) {
        this.maxReceivedDatagramBytes = datagramSize(bytes, "maxReceivedDatagramBytes");
        return self();
    }

    private static int datagramSize(int bytes, String name) {
        if (bytes > MAX_DATAGRAM) {
            throw new IllegalArgumentException(name + " is " + bytes + ": UDP carries " + MAX_DATAGRAM + " at most");
        }
        return atLeast(5, bytes, name);
    }

    /**
     * Sets whether the library acknowledges pings of the peer. If not, pings and acknowledgements arrive as raw
     * messages, and the application acknowledges with {@link io.darkrift.message.Message#asPingAcknowledgement}, as in
     * C#. Default: true.
     *
     * @param acknowledge false if the application acknowledges pings
     * @return this
     */
    public B acknowledgePings(boolean acknowledge) {
        this.acknowledgePings = acknowledge;
        return self();
    }

    /**
     * Sets the time limit for the acknowledgement of a ping, after which its future fails. Default: 10 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public B pingTimeout(Duration timeout) {
        this.pingTimeout = Durations.positive(timeout, "pingTimeout");
        return self();
    }

    /**
     * Sets the interval at which the peer is pinged over TCP. Pings measure {@link Connection#roundTripTime()}, and a
     * peer that acknowledges them is not silent for the {@link #idleTimeout}. A peer that has acknowledged pings, and
     * then leaves three in a row unacknowledged, is disconnected with {@link DisconnectInfo.Reason#PING_TIMEOUT}. A C#
     * peer acknowledges pings only if its application does. Default: no pings.
     *
     * @param interval more than 0
     * @return this
     */
    public B pingInterval(Duration interval) {
        this.pingInterval = Durations.positive(interval, "pingInterval");
        return self();
    }

    /**
     * Sets how long a peer may be silent on both channels. After that it is disconnected with {@link
     * DisconnectInfo.Reason#IDLE}. A C# client that has nothing to send is silent, because it acknowledges pings only
     * if its application does: choose a time in which every client of the game sends something. The timeout must be
     * longer than {@link #pingInterval}, if both are set. Default: no limit; the operating system notices most peers
     * that have disappeared.
     *
     * @param timeout more than 0
     * @return this
     */
    public B idleTimeout(Duration timeout) {
        this.idleTimeout = Durations.positive(timeout, "idleTimeout");
        return self();
    }

    /**
     * Sets how much a peer may send. Default: no limit.
     *
     * @param limit the limit of each connection
     * @return this
     */
    public B rateLimit(RateLimit limit) {
        this.rateLimit = Objects.requireNonNull(limit, "limit");
        return self();
    }

    /**
     * Sets how long a handler may hold an event loop before a warning is logged, with the client, the tag and the stack
     * trace of the event loop. At most one warning a second is logged. Default: 100 milliseconds.
     *
     * @param limit more than 0, measured in steps of 20 milliseconds; a limit of an hour or more switches the warning off
     * @return this
     */
    public B slowHandlerWarning(Duration limit) {
        Duration checked = Durations.positive(limit, "slowHandlerWarning");
        this.slowHandlerWarning = checked.compareTo(Duration.ofHours(1)) >= 0 ? null : checked;
        return self();
    }

    /**
     * Sets the clock that measures round trips, silence, strikes and rates, for tests. Default: the clock of the event
     * loop.
     *
     * @param nanos returns the time in nanoseconds since an arbitrary start; it must never decrease
     * @return this
     */
    public B nanoClock(LongSupplier nanos) {
        this.nanoClock = Objects.requireNonNull(nanos, "nanos");
        return self();
    }

    /**
     * Sets how long closing a connection may take. After that, messages that have not been sent are discarded. Default:
     * 5 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public B closeTimeout(Duration timeout) {
        this.closeTimeout = Durations.positive(timeout, "closeTimeout");
        return self();
    }

    /**
     * Sets the time limit for answers to {@linkplain Connection#request requests} that have no time limit of their own.
     * Default: 10 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public B requestTimeout(Duration timeout) {
        this.requestTimeout = Durations.positive(timeout, "requestTimeout");
        return self();
    }

    /**
     * Sets how many requests of each end may wait for their answers, for each connection. Beyond that, requests of this
     * end fail at once, and requests of the peer are refused with {@link RequestFailedException#TOO_MANY_REQUESTS}.
     * Default: 100.
     *
     * @param requests at least 1
     * @return this
     */
    public B maxPendingRequests(int requests) {
        this.maxPendingRequests = atLeast(1, requests, "maxPendingRequests");
        return self();
    }

    /**
     * Sets how long the peer may accept nothing of what is sent over TCP. After that the connection ends with {@link
     * DisconnectInfo.Reason#WRITE_TIMEOUT}. The time begins when the network accepts no more data, because the peer has
     * not read for a while or can't be reached. A {@code sendBlocking} to a peer that never reads therefore ends.
     * Default: 30 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public B writeTimeout(Duration timeout) {
        this.writeTimeout = Durations.positive(timeout, "writeTimeout");
        return self();
    }

    /**
     * Sets the event loops that drive the sockets. Default: a server has its own, as many as there are CPUs; all clients
     * of a program share as many.
     *
     * @param eventLoops the event loops. The caller closes them after the client or server
     * @return this
     */
    public B eventLoops(EventLoops eventLoops) {
        this.eventLoops = Objects.requireNonNull(eventLoops, "eventLoops");
        return self();
    }

    /**
     * Sets how sockets are driven. It has no effect if {@link #eventLoops(EventLoops) eventLoops} are given. Default:
     * {@link TransportKind#AUTO}.
     *
     * @param kind the transport
     * @return this
     */
    public B transport(TransportKind kind) {
        this.transport = Objects.requireNonNull(kind, "kind");
        return self();
    }

    /**
     * Sets whether event loops poll their sockets without sleeping (busy waiting). It has no effect if {@link
     * #eventLoops(EventLoops) eventLoops} are given. Messages then arrive and are sent several microseconds earlier.
     * Each event loop uses a whole CPU until the server, or the last such client, is closed. A server has one such
     * event loop, and all such clients of a program share one; for more event loops, see {@link
     * EventLoops#createBusyWaiting(int, TransportKind)}. On a machine whose CPUs are all in use, busy waiting makes
     * everything slower. Default: false.
     *
     * @param busyWait true never to sleep
     * @return this
     */
    public B busyWait(boolean busyWait) {
        this.busyWait = busyWait;
        return self();
    }

    /**
     * Returns the current settings.
     *
     * @return the settings
     * @throws IllegalArgumentException if two of them contradict each other
     */
    protected final ConnectionSettings settings() {
        if (idleTimeout != null && pingInterval != null && idleTimeout.compareTo(pingInterval) <= 0) {
            throw new IllegalArgumentException("idleTimeout is " + idleTimeout + " and pingInterval " + pingInterval
                    + ": a peer that only answers pings would be disconnected. Make idleTimeout longer, at least twice"
                    + " pingInterval");
        }
        return new ConnectionSettings(
                dispatcher,
                receiveQueueCapacity,
                receiveQueueBytes,
                highWaterMark,
                sendQueuePolicy,
                maxReceivedBytes,
                maxSentBytes,
                maxDatagramBytes,
                maxReceivedDatagramBytes == null
                        ? Math.max(MAX_RECEIVED_DATAGRAM, maxDatagramBytes)
                        : maxReceivedDatagramBytes,
                acknowledgePings,
                pingTimeout,
                pingInterval,
                idleTimeout,
                rateLimit,
                closeTimeout,
                writeTimeout,
                requestTimeout,
                maxPendingRequests,
                nanoClock,
                slowHandlerWarning);
    }

    /**
     * Returns the current registry, without the messages that handlers add.
     *
     * @return the registry
     */
    protected final MessageRegistry registry() {
        return registry;
    }

    /**
     * Returns the event loops that the user gave.
     *
     * @return the event loops, or null
     */
    protected final @Nullable EventLoops givenEventLoops() {
        return eventLoops;
    }

    /**
     * Returns whether event loops never sleep.
     *
     * @return true if {@link #busyWait} was set
     */
    protected final boolean isBusyWaiting() {
        return busyWait;
    }

    /**
     * Creates event loops according to the settings: as many as there are CPUs, or a single one that never sleeps.
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
     * Returns the current transport.
     *
     * @return the transport
     */
    protected final TransportKind transportKind() {
        return transport;
    }

    /**
     * Checks that a number is not too low.
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
}
