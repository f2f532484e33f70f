package io.darkrift.connection;

/**
 * What went over a connection until some moment. All counts start at 0 with the connection.
 *
 * @param reliableSent messages taken for TCP
 * @param unreliableSent messages taken for UDP
 * @param reliableReceived messages that came over TCP
 * @param unreliableReceived messages that came over UDP
 * @param refused messages that {@code send} did not take, because the connection had ended or too much waited
 * @param unreliableDropped messages that came over UDP and were dropped, because too many waited
 * @param unhandledDropped messages that were dropped because no handler was there and nobody received them
 * @param malformed messages, over TCP or UDP, that were none
 */
public record ConnectionStatistics(
        long reliableSent,
        long unreliableSent,
        long reliableReceived,
        long unreliableReceived,
        long refused,
        long unreliableDropped,
        long unhandledDropped,
        long malformed) {}
