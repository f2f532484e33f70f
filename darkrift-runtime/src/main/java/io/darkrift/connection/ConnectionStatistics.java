package io.darkrift.connection;

/**
 * A snapshot of the counters of a connection. All counts start at 0 with the connection. Bytes count messages with
 * their headers, and the length prefix of those that were sent.
 *
 * @param reliableSent messages accepted for TCP
 * @param unreliableSent messages accepted for UDP
 * @param reliableReceived messages that arrived over TCP
 * @param unreliableReceived messages that arrived over UDP
 * @param reliableBytesSent bytes accepted for TCP
 * @param unreliableBytesSent bytes accepted for UDP
 * @param reliableBytesReceived bytes that arrived over TCP
 * @param unreliableBytesReceived bytes that arrived over UDP
 * @param refused messages that {@code send} did not accept, because the connection had ended or too much waited
 * @param unreliableDropped messages that arrived over UDP and were dropped, because too many waited
 * @param unhandledDropped messages that were dropped because there was no handler for them and {@code receive} was not
 *     called
 * @param discarded messages that waited for their handler, and were discarded, when this side ended the connection
 * @param malformed messages, over TCP or UDP, that broke the protocol or could not be read
 * @param lateAnswers answers to requests that arrived after their time limit, or after the request was cancelled
 * @param pendingBytes bytes that wait to be sent now
 */
public record ConnectionStatistics(
        long reliableSent,
        long unreliableSent,
        long reliableReceived,
        long unreliableReceived,
        long reliableBytesSent,
        long unreliableBytesSent,
        long reliableBytesReceived,
        long unreliableBytesReceived,
        long refused,
        long unreliableDropped,
        long unhandledDropped,
        long discarded,
        long malformed,
        long lateAnswers,
        long pendingBytes) {
    /** The statistics of a connection that has not sent or received anything. */
    public static final ConnectionStatistics ZERO =
            new ConnectionStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Adds the statistics of another connection.
     *
     * @param other the other
     * @return the sums
     */
    public ConnectionStatistics plus(ConnectionStatistics other) {
        return new ConnectionStatistics(
                reliableSent + other.reliableSent,
                unreliableSent + other.unreliableSent,
                reliableReceived + other.reliableReceived,
                unreliableReceived + other.unreliableReceived,
                reliableBytesSent + other.reliableBytesSent,
                unreliableBytesSent + other.unreliableBytesSent,
                reliableBytesReceived + other.reliableBytesReceived,
                unreliableBytesReceived + other.unreliableBytesReceived,
                refused + other.refused,
                unreliableDropped + other.unreliableDropped,
                unhandledDropped + other.unhandledDropped,
                discarded + other.discarded,
                malformed + other.malformed,
                lateAnswers + other.lateAnswers,
                pendingBytes + other.pendingBytes);
    }
}
