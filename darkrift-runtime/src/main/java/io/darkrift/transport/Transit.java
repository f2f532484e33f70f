package io.darkrift.transport;

/**
 * How many datagrams of a connection are on their way from the event loop of the UDP socket to that of the connection.
 * There are never many: others must not wait behind those of one client.
 *
 * <p>A client whose address has changed may come over another socket, while the last datagrams of the first are on their
 * way: where two event loops count at once and one count is lost, one datagram more may leave.
 */
final class Transit {
    private static final int MAX = 1024;

    /** Counts up and around, on the event loop of the socket. */
    private int left;

    /** Follows, on the event loop of the connection. */
    private volatile int arrived;

    private volatile long lost;

    /** Tells whether another may leave, and counts it either way. On the event loop of the socket. */
    boolean leaves() {
        if (left - arrived >= MAX) {
            lost = lost + 1;
            return false;
        }
        left++;
        return true;
    }

    /** One has arrived. On the event loop of the connection. */
    void arrives() {
        arrived = arrived + 1;
    }

    /** How many could not leave. On any thread. */
    long lost() {
        return lost;
    }
}
