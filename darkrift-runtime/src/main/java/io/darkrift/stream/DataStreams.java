package io.darkrift.stream;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionHandler;
import io.darkrift.message.MessageRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Sends and receives payloads of any length over connections, such as maps and replays. A payload is sent in pieces,
 * reliably and in order, with progress, and does not delay other messages for long. One object serves all connections
 * of a client or server:
 *
 * <pre>{@code
 * DataStreams streams = DataStreams.builder(200)
 *         .receiveStream((client, stream) -> stream.toByteArray(1_000_000).thenAccept(map -> save(map)))
 *         .build();
 * DarkriftServer server = DarkriftServer.builder()
 *         .registry(streams.registry())
 *         .on(StreamMessage.class, streams::handle)
 *         .start();
 * streams.sendStream(client, "replay", bytes);
 * }</pre>
 *
 * <p>The receiver limits how many bytes may be in transit ({@code windowBytes}), and allows more as it consumes them.
 * Neither end holds more bytes than that for each stream, and other messages wait for no more bytes than that. {@link
 * StreamMessage} describes the bytes on the wire, which are those of ordinary messages. Safe for use by any thread.
 */
public final class DataStreams {
    final Settings settings;
    private final Map<Connection, StreamEndpoint> endpoints = new ConcurrentHashMap<>();

    record Settings(
            int tag,
            int chunkBytes,
            int windowBytes,
            int maxStreams,
            Executor executor,
            @Nullable ConnectionHandler<? super Connection, ? super IncomingStream> receiver) {}

    private DataStreams(Settings settings) {
        this.settings = settings;
    }

    /**
     * Creates a builder of data streams.
     *
     * @param tag the tag of their messages, 0 to 65,535: the same at both ends
     * @return a builder with defaults
     */
    public static Builder builder(int tag) {
        return new Builder(tag);
    }

    /**
     * Returns the registry of the messages of streams, for the builder of the client or server.
     *
     * @return a registry with {@link StreamMessage} alone
     */
    public MessageRegistry registry() {
        return MessageRegistry.of(new StreamMessage.Serializer(settings.tag()));
    }

    /**
     * Handles a message. Register it as a handler: {@code on(StreamMessage.class, streams::handle)}.
     *
     * @param connection the connection that it arrived over
     * @param message the message
     */
    public void handle(Connection connection, StreamMessage message) {
        endpoint(connection).handle(message);
    }

    /**
     * Sends bytes. Does not wait.
     *
     * @param connection the connection to send over
     * @param name the name that the receiver sees, at most 1,024 chars
     * @param bytes the bytes; not to be changed until the stream is done
     * @return the stream
     */
    public OutgoingStream sendStream(Connection connection, String name, byte[] bytes) {
        int[] at = {0};
        return sendStream(connection, name, bytes.length, (to, from, count) -> {
            int size = Math.min(count, bytes.length - at[0]);
            System.arraycopy(bytes, at[0], to, from, size);
            at[0] += size;
            return size == 0 ? -1 : size;
        });
    }

    /**
     * Sends the bytes of a source. Does not wait. At most {@code maxStreams} streams of a connection are sent at the
     * same time, and further ones wait until one is done.
     *
     * @param connection the connection to send over
     * @param name the name that the receiver sees, at most 1,024 chars
     * @param length the count of bytes, or -1 if it is not known
     * @param source reads the bytes, such as {@code inputStream::read}; it is not closed
     * @return the stream
     */
    public OutgoingStream sendStream(Connection connection, String name, long length, StreamSource source) {
        Objects.requireNonNull(source, "source");
        if (length < -1) {
            throw new IllegalArgumentException("length is " + length + ": 0 or more, or -1 if it is not known");
        }
        StreamMessage.checkText(Objects.requireNonNull(name, "name"));
        return endpoint(connection).send(name, length, source);
    }

    private StreamEndpoint endpoint(Connection connection) {
        Objects.requireNonNull(connection, "connection");
        StreamEndpoint existing = endpoints.get(connection);
        if (existing != null) {
            return existing;
        }
        StreamEndpoint made = new StreamEndpoint(settings, connection);
        StreamEndpoint other = endpoints.putIfAbsent(connection, made);
        if (other != null) {
            return other;
        }
        connection.closed().thenAccept(info -> {
            endpoints.remove(connection, made);
            made.end("the connection has ended: " + info);
        });
        return made;
    }

    /**
     * Returns the number of open connections that have had streams.
     *
     * @return the current count
     */
    public int connections() {
        return endpoints.size();
    }

    /** Settings of streams. Not safe for use by several threads at once. */
    public static final class Builder {
        private final int tag;
        private int chunkBytes = 8_192;
        private int windowBytes = 65_536;
        private int maxStreams = 4;
        private Executor executor = ForkJoinPool.commonPool();
        private @Nullable ConnectionHandler<? super Connection, ? super IncomingStream> receiver;

        private Builder(int tag) {
            if (tag < 0 || tag > 65_535) {
                throw new IllegalArgumentException("tag is " + tag + ": a tag is 0 to 65,535");
            }
            this.tag = tag;
        }

        private static int between(int least, int most, int value, String name) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        name + " is " + value + ": " + least + " to " + most + " is allowed");
            }
            return value;
        }

        /**
         * Sets the size of the pieces in bytes. Default: 8,192.
         *
         * @param bytes 1 to 60,000, and no more than the peer accepts in a message
         * @return this
         */
        public Builder chunkBytes(int bytes) {
            this.chunkBytes = between(1, 60_000, bytes, "chunkBytes");
            return this;
        }

        /**
         * Sets how many bytes of each received stream may be in transit. A stream transfers at most this many bytes in
         * each round-trip time, so that a larger window is faster on a slow network. Default: 65,536.
         *
         * @param bytes 1 to 1,073,741,824
         * @return this
         */
        public Builder windowBytes(int bytes) {
            this.windowBytes = between(1, 1 << 30, bytes, "windowBytes");
            return this;
        }

        /**
         * Sets how many streams may be sent, and how many may be received, over a connection at the same time. Further
         * streams that are sent wait; further streams that arrive are refused. Default: 4.
         *
         * @param streams at least 1
         * @return this
         */
        public Builder maxStreams(int streams) {
            this.maxStreams = between(1, Integer.MAX_VALUE, streams, "maxStreams");
            return this;
        }

        /**
         * Sets the executor on which sources are read. Sources may wait there. Default: the common pool of the JDK.
         *
         * @param value the executor; the caller shuts it down
         * @return this
         */
        public Builder executor(Executor value) {
            this.executor = Objects.requireNonNull(value, "executor");
            return this;
        }

        /**
         * Sets the handler of streams that arrive. Default: such streams are refused.
         *
         * @param handler called for each stream, where the handlers of the connection run. It accepts the stream, at once or
         *     later, with {@link IncomingStream#writeTo}, {@link IncomingStream#toByteArray} or {@link
         *     IncomingStream#receive}, or {@linkplain IncomingStream#cancel refuses} it
         * @return this
         */
        public Builder receiveStream(ConnectionHandler<? super Connection, ? super IncomingStream> handler) {
            this.receiver = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Builds the data streams.
         *
         * @return an object for any number of connections
         */
        public DataStreams build() {
            return new DataStreams(new Settings(tag, chunkBytes, windowBytes, maxStreams, executor, receiver));
        }
    }
}
