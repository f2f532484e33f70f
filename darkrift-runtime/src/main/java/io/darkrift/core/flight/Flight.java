package io.darkrift.core.flight;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.StrikeReason;
import io.darkrift.message.SendMode;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Records events, if the Java runtime has a flight recorder and somebody records. On any thread. */
public final class Flight {
    private static final boolean AVAILABLE = isAvailable();

    private Flight() {}

    private static boolean isAvailable() {
        try {
            Class<?> event = Class.forName("jdk.jfr.Event", false, Flight.class.getClassLoader());
            // As a module, this one reads jdk.jfr only if that was there from the start.
            return Flight.class.getModule().canRead(event.getModule());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** A server that records what costs something. */
    public interface Recorded {
        /**
         * Begins or ends to record messages.
         *
         * @param on whether somebody wants them
         */
        void recordMessages(boolean on);

        /**
         * Returns the event loops.
         *
         * @return those whose lag is recorded
         */
        Iterable<EventExecutor> loops();
    }

    /**
     * Records the event loops of a server, and its messages, when somebody wants to have them.
     *
     * @param server a server that has started
     */
    public static void begin(Recorded server) {
        if (AVAILABLE) {
            FlightControl.begin(server);
        }
    }

    /**
     * Ends what {@link #begin} has begun.
     *
     * @param server the server
     */
    public static void end(Recorded server) {
        if (AVAILABLE) {
            FlightControl.end(server);
        }
    }

    /**
     * A connection can be used.
     *
     * @param server whether this is the server's end
     * @param id the id of the client
     * @param peer the address of the peer
     * @param transport the transport
     */
    public static void connected(boolean server, int id, InetSocketAddress peer, String transport) {
        if (AVAILABLE) {
            FlightEvents.connected(server, id, peer, transport);
        }
    }

    /**
     * A connection has ended.
     *
     * @param server whether this is the server's end
     * @param id the id of the client
     * @param peer the address of the peer
     * @param info how it has ended
     */
    public static void disconnected(boolean server, int id, InetSocketAddress peer, DisconnectInfo info) {
        if (AVAILABLE) {
            FlightEvents.disconnected(server, id, peer, info);
        }
    }

    /**
     * A client was given a strike.
     *
     * @param id the id of the client
     * @param peer its address
     * @param reason why
     * @param weight how much the strike weighs
     * @param total how much all strikes of the client weigh
     * @param detail the reason in words
     */
    public static void strike(
            int id, InetSocketAddress peer, StrikeReason reason, int weight, int total, String detail) {
        if (AVAILABLE) {
            FlightEvents.strike(id, peer, reason, weight, total, detail);
        }
    }

    /**
     * A connection or a client was refused.
     *
     * @param peer its address
     * @param cause the setting that has refused it
     */
    public static void refused(InetAddress peer, String cause) {
        if (AVAILABLE) {
            FlightEvents.refused(peer, cause);
        }
    }

    /**
     * A handler holds an event loop.
     *
     * @param connection the connection
     * @param tag the tag of the message, or a negative number
     * @param nanos for how long
     * @param loop the event loop
     */
    public static void slowHandler(Object connection, int tag, long nanos, Thread loop) {
        if (AVAILABLE) {
            FlightEvents.slowHandler(connection, tag, nanos, loop);
        }
    }

    /**
     * A message has arrived, or was accepted for sending.
     *
     * @param received whether it has arrived
     * @param id the id of the client
     * @param tag the tag
     * @param bytes its size with its header
     * @param mode the channel
     */
    public static void message(boolean received, int id, int tag, int bytes, SendMode mode) {
        if (AVAILABLE) {
            FlightEvents.message(received, id, tag, bytes, mode);
        }
    }
}
