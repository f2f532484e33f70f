package io.darkrift.transport;

import io.darkrift.DarkriftException;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The address that a server listens on, and the transport: an immutable description, which several servers can bind in turn. */
public interface ServerTransport {
    /**
     * Opens the sockets, and waits until they are open.
     *
     * @param acceptor what the server gives and takes
     * @return what has been opened
     * @throws io.darkrift.DarkriftException if the sockets can't be opened; nothing stays open then
     */
    Binding bind(Acceptor acceptor);

    /**
     * Returns how this transport needs its sockets driven, where the server may choose.
     *
     * @return {@link TransportKind#AUTO} unless the transport works with one kind alone
     */
    default TransportKind kind() {
        return TransportKind.AUTO;
    }

    /** The sockets, or the like, that a transport has opened for a server. Safe for use by any thread. */
    interface Binding {
        /**
         * Returns where peers connect to.
         *
         * @return the addresses, the main one first; UDP addresses follow TCP addresses
         */
        List<InetSocketAddress> addresses();

        /** Accepts no more connections. Those in the handshake are closed; links live on. */
        void stopAccepting();

        /**
         * Closes all that is left: sockets, and links that linger in the background for a peer that has not closed.
         *
         * @param limit how long links that linger may take to end by themselves; 0 or more
         * @return a future that completes when all is closed. It never fails
         */
        CompletableFuture<Void> close(Duration limit);

        /**
         * Returns counters of what the transport refused or dropped, by cause.
         *
         * @return counts by name, such as {@code datagrams_from_strangers}
         */
        Map<String, Long> counters();
    }

    /** The server, as its transport sees it. Safe for use by any thread. */
    interface Acceptor {
        /**
         * Returns the event loops of the server. They are made by the first call, for transports that need sockets.
         *
         * @return the event loops
         */
        EventLoops eventLoops();

        /**
         * Returns the settings of the server.
         *
         * @return the settings
         */
        LinkSettings settings();

        /**
         * Returns the source of random numbers for tokens.
         *
         * @return a cryptographically strong source, unless a test has set another
         */
        RandomGenerator random();

        /**
         * Returns the budget for parts of messages that have arrived, over all transports of the server.
         *
         * @return the budget
         */
        MemoryBudget inboundMemory();

        /**
         * Asks whether a peer that has just connected may begin the handshake. Limits of pending handshakes, by address
         * and in total, are kept here, for all listeners of a server together.
         *
         * @param peer the address of the peer
         * @param evict called at most once, on any thread, if the handshake has to give way to others: the transport
         *     then closes it
         * @return a ticket that is to be closed when the socket is closed, whatever happens before; or null if the peer
         *     is refused, which the server has counted and logged
         */
        @Nullable Ticket begin(InetAddress peer, Runnable evict);

        /**
         * Takes a link whose handshake is over. Called on the event loop of the link.
         *
         * @param link the link, which is paused
         * @return the handler of the link; the server resumes reading when it is ready
         */
        LinkHandler established(Link link);

        /**
         * Reports that the transport can accept no more connections, and was not told to stop. Called on any thread.
         *
         * @param cause what happened
         */
        void failed(DarkriftException cause);
    }

    /** One connection, from the moment when it is accepted. Each method may be called again. Safe for use by any thread. */
    interface Ticket extends AutoCloseable {
        /** Reports that the handshake has succeeded. The connection still counts among those of its address. */
        void established();

        /** Counts a handshake that has failed. */
        void failed();

        /**
         * Reports that the connection holds nothing of this machine any more. A handshake that has neither succeeded nor failed
         * counts as failed.
         */
        @Override
        void close();
    }
}
