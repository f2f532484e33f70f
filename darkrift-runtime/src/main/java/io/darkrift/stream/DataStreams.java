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
 * Sends and receives payloads of any length over connections, such as maps and replays: in pieces, reliably and in order,
 * with progress, and so that other messages are not kept waiting. One object serves all connections of a client or server:
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
 * <p>The receiver says how many bytes may be on their way ({@code windowBytes}), and allows more as it consumes them: both
 * ends hold no more than that for each stream, and other messages wait behind no more than that. {@link StreamMessage}
 * describes the bytes on the wire, which are those of ordinary messages. Safe for use by any thread.
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
     * Creates a builder of streams.
     *
     * @param tag the tag of their messages, 0 to 65,535: the same at both ends
     * @return a builder with defaults
     */
    public static Builder builder(int tag) {
        return new Builder(tag);
    }

    /**
     * Returns the messages of streams, for the builder of the client or server.
     *
     * @return a registry with {@link StreamMessage} alone
     */
    public MessageRegistry registry() {
        return MessageRegistry.of(new StreamMessage.Serializer(settings.tag()));
    }

    /**
     * Handles a message: {@code on(StreamMessage.class, streams::handle)}.
     *
     * @param connection the connection that it arrived over
     * @param message the message
     */
    public void handle(Connection connection, StreamMessage message) {
        endpoint(connection).handle(message);
    }

    /**
     * Sends bytes.
     *
     * @param connection the connection to send over
     * @param name what the receiver knows the stream by, 1,024 chars at most
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
     * Sends what a source has. Some streams of a connection are sent at a time, by turns; more wait for their turn.
     *
     * @param connection the connection to send over
     * @param name what the receiver knows the stream by, 1,024 chars at most
     * @param length the count of bytes, or -1 if it is not known
     * @param source the bytes, such as {@code inputStream::read}
     * @return the stream
     */
    public OutgoingStream sendStream(Connection connection, String name, long length, StreamSource source) {
        Objects.requireNonNull(source, "source");
        if (length < -1) {
            throw new IllegalArgumentException("length is " + length + ": 0 or more, or -1 if it is not known");
        }
        return endpoint(connection).send(Objects.requireNonNull(name, "name"), length, source);
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
     * Returns how many connections have had streams and are still open.
     *
     * @return their count as of now
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
         * Sets the size of the pieces. Default: 8,192.
         *
         * @param bytes 1 to 60,000, and no more than the peer accepts in a message
         * @return this
         */
        public Builder chunkBytes(int bytes) {
            this.chunkBytes = between(1, 60_000, bytes, "chunkBytes");
            return this;
        }

        /**
         * Sets how many bytes of each stream that is received may be on their way. More is faster where the round trip is
         * long: a stream carries this much in a round trip. Default: 65,536.
         *
         * @param bytes 1 to 1,073,741,824
         * @return this
         */
        public Builder windowBytes(int bytes) {
            this.windowBytes = between(1, 1 << 30, bytes, "windowBytes");
            return this;
        }

        /**
         * Sets how many streams are sent over a connection at a time, and how many may be received. More that are sent wait;
         * more that arrive are refused. Default: 4.
         *
         * @param streams at least 1
         * @return this
         */
        public Builder maxStreams(int streams) {
            this.maxStreams = between(1, Integer.MAX_VALUE, streams, "maxStreams");
            return this;
        }

        /**
         * Sets where sources are read, which may wait there. Default: the common pool of the JDK.
         *
         * @param value the executor. It belongs to the caller
         * @return this
         */
        public Builder executor(Executor value) {
            this.executor = Objects.requireNonNull(value, "executor");
            return this;
        }

        /**
         * Sets the handler of streams that arrive. Default: they are refused.
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
         * Returns the streams.
         *
         * @return streams for any number of connections
         */
        public DataStreams build() {
            return new DataStreams(new Settings(tag, chunkBytes, windowBytes, maxStreams, executor, receiver));
        }
    }
}
