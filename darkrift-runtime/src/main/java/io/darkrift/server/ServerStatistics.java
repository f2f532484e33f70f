package io.darkrift.server;

/**
 * What a server has seen until some moment.
 *
 * @param clients how many are connected now
 * @param pending TCP connections that are in the handshake now
 * @param accepted TCP connections that were accepted
 * @param refused TCP connections that were closed because of a limit of the server
 * @param handshakesFailed TCP connections that never became clients
 * @param datagramsIgnored datagrams from unknown addresses, without a valid token
 * @param datagramsOverflowed datagrams that were not sent, because a UDP socket took no more
 */
public record ServerStatistics(
        int clients,
        int pending,
        long accepted,
        long refused,
        long handshakesFailed,
        long datagramsIgnored,
        long datagramsOverflowed) {}
