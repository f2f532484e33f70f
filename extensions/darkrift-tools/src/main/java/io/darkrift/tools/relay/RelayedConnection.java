package io.darkrift.tools.relay;

import io.darkrift.DarkriftException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.EventLoops;
import io.darkrift.message.SendMode;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A client, its connection to the server, and what is on the way between the two. All on the event loop of the relay. */
final class RelayedConnection implements ClientTransport.Dialer {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final Relay relay;
    private final int number;
    private final RelayObserver observer;
    private final Side client;
    private final Side server;
    private final RelayPath toServer;
    private final RelayPath toClient;
    private @Nullable EventLoops eventLoops;
    private @Nullable LinkSettings settings;
    private ClientTransport.@Nullable Attempt attempt;
    private boolean ended;

    RelayedConnection(Relay relay, int number, Link link, RelayPath.Factory paths, RelayObserver observer) {
        this.relay = relay;
        this.number = number;
        this.observer = observer;
        this.client = new Side(false);
        this.server = new Side(true);
        this.toServer = paths.newPath(false, link.executor(), server::send);
        this.toClient = paths.newPath(true, link.executor(), client::send);
        client.link = link;
    }

    LinkHandler client() {
        return client;
    }

    /** Connects to the server. The client is not read before that is done. */
    void connect(ClientTransport transport, EventLoops loops, LinkSettings linkSettings) {
        eventLoops = loops;
        settings = linkSettings;
        observer.connected(number, client.requireLink().traits());
        attempt = transport.connect(this);
    }

    @Override
    public EventLoops eventLoops() {
        return Objects.requireNonNull(eventLoops);
    }

    @Override
    public LinkSettings settings() {
        return Objects.requireNonNull(settings);
    }

    @Override
    public LinkHandler established(Link link) {
        server.link = link;
        // Not at once: a link has no handler before this method has returned.
        link.executor().execute(() -> {
            if (ended) {
                link.abort();
            } else {
                server.update();
                client.update();
            }
        });
        return server;
    }

    @Override
    public void failed(DarkriftException cause) {
        client.requireLink().executor().execute(() -> {
            if (!ended) {
                observer.refused(number, cause);
                end(true, new DisconnectInfo(
                        DisconnectInfo.Reason.NETWORK_ERROR, "the connection to the server failed", cause));
            }
        });
    }

    /** Ends both sides at once. On any thread. */
    void abort() {
        client.requireLink().abort();
    }

    /** Ends the other side, when it has what was under way. */
    private void end(boolean byServer, DisconnectInfo info) {
        if (ended) {
            return;
        }
        ended = true;
        observer.ended(number, byServer, info);
        if (attempt != null) {
            attempt.cancel();
        }
        RelayPath path = byServer ? toClient : toServer;
        RelayPath opposite = byServer ? toServer : toClient;
        Side other = byServer ? client : server;
        opposite.close();
        boolean orderly = info.reason() == DisconnectInfo.Reason.PEER;
        if (orderly) {
            path.whenEmpty(other::closeWhenWritten);
        } else {
            path.close();
            other.abort();
        }
        relay.ended(this);
    }

    /** One of the two ends. */
    private final class Side implements LinkHandler {
        /** How much may wait for a side that does not read. */
        private static final int MAX_WAITING_BYTES = 1024 * 1024;

        private final boolean isServer;
        private final Queue<byte[]> datagrams = new ArrayDeque<>();
        private @Nullable Link link;
        private byte[] waiting = new byte[1024];
        private int size;
        private int datagramBytes;
        private boolean flushing;
        private boolean writing;
        private boolean writingDatagrams;
        private boolean paused = true;
        private boolean closing;
        private boolean closed;

        Side(boolean isServer) {
            this.isServer = isServer;
        }

        Link requireLink() {
            return Objects.requireNonNull(link);
        }

        private Side other() {
            return isServer ? client : server;
        }

        private RelayPath outgoing() {
            return isServer ? toClient : toServer;
        }

        @Override
        public void onMessage(byte[] bytes, int from, int to, SendMode mode) {
            observer.message(number, isServer, mode, bytes, from, to);
            outgoing().send(mode, Arrays.copyOfRange(bytes, from, to));
            update();
        }

        @Override
        public void onReadComplete() {
            // What was sent is flushed in a task of its own, whichever way it took.
        }

        @Override
        public boolean onBadLength(int length) {
            observer.badLength(number, isServer, length);
            if (link != null) {
                link.abort();
            }
            return false;
        }

        @Override
        public void onWritten(SendMode mode, int bytes) {
            if (mode == SendMode.RELIABLE) {
                writing = false;
            } else {
                writingDatagrams = false;
            }
            flushSoon();
        }

        @Override
        public void onClosed(DisconnectInfo info) {
            closed = true;
            end(isServer, info);
        }

        /** Sends a message to this side. */
        void send(SendMode mode, byte[] message) {
            if (closed || closing) {
                return;
            }
            boolean reliable =
                    mode == SendMode.RELIABLE || link != null && link.unreliable() == link.reliable();
            if (mode == SendMode.UNRELIABLE
                    && (link == null
                            || message.length > link.traits().maxUnreliableBytes()
                            || (reliable ? size : datagramBytes) + message.length > MAX_WAITING_BYTES)) {
                observer.dropped(number, !isServer);
                return;
            }
            if (reliable) {
                append(message);
            } else {
                datagramBytes += message.length;
                datagrams.add(framed(message));
            }
            flushSoon();
        }

        /** Flushes once for all that is sent in a turn of the event loop. */
        private void flushSoon() {
            if (!flushing) {
                flushing = true;
                client.requireLink().executor().execute(this::flush);
            }
        }

        private void append(byte[] message) {
            byte[] framed = framed(message);
            if (waiting.length - size < framed.length) {
                waiting = Arrays.copyOf(waiting, Math.max(2 * waiting.length, size + framed.length));
            }
            System.arraycopy(framed, 0, waiting, size, framed.length);
            size += framed.length;
        }

        /** Hands over what waits, as far as the network takes it. */
        private void flush() {
            flushing = false;
            Link to = link;
            if (to == null || closed) {
                return;
            }
            if (!writing && size > 0) {
                writing = true;
                int written = to.reliable().write(waiting, 0, size);
                System.arraycopy(waiting, written, waiting, 0, size - written);
                size -= written;
            }
            while (!writingDatagrams && !datagrams.isEmpty()) {
                byte[] datagram = datagrams.remove();
                datagramBytes -= datagram.length - LinkWriter.LENGTH_BYTES;
                writingDatagrams = true;
                to.unreliable().write(datagram, 0, datagram.length);
            }
            other().update();
            if (closing && size == 0 && !writing && datagrams.isEmpty()) {
                closed = true;
                to.close(CLOSE_LIMIT);
            }
        }

        /** Reads on, or stops reading, as the other side keeps up. */
        void update() {
            boolean full = other().size + outgoing().pendingBytes() > MAX_WAITING_BYTES;
            if (link != null && full != paused && other().link != null) {
                paused = full;
                if (full) {
                    link.pauseReading();
                } else {
                    link.resumeReading();
                }
            }
        }

        void closeWhenWritten() {
            closing = true;
            flush();
        }

        private static byte[] framed(byte[] message) {
            byte[] framed = new byte[LinkWriter.LENGTH_BYTES + message.length];
            BigEndian.putInt32(framed, 0, message.length);
            System.arraycopy(message, 0, framed, LinkWriter.LENGTH_BYTES, message.length);
            return framed;
        }

        void abort() {
            closed = true;
            if (link != null) {
                link.abort();
            }
        }
    }
}
