package io.darkrift.server;

import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.StrikeReason;
import java.util.Map;

/**
 * A snapshot of the counters of a server.
 *
 * @param clients how many clients are connected now
 * @param pendingHandshakes connections that are in the handshake now
 * @param accepted connections that were accepted
 * @param refused connections and clients that were refused because of a limit; {@code refusals} has the causes
 * @param handshakesFailed connections whose handshake did not complete
 * @param refusals the refused connections and clients, by the setting that refused them
 * @param limits how often each limit was reached, by its setting: refusals, clients that were disconnected because of
 *     it, and datagrams that were dropped
 * @param disconnects clients that have left, by reason
 * @param handlerErrors how often handlers of messages, events and requests have thrown
 * @param strikes how many strikes clients were given, by reason
 * @param transport the number of datagrams and connections that the transports refused or dropped, by cause, such as
 *     {@code datagrams_from_strangers}
 * @param totals the sums of the counters of all connections, including those of clients that have left
 */
public record ServerStatistics(
        int clients,
        int pendingHandshakes,
        long accepted,
        long refused,
        long handshakesFailed,
        Map<String, Long> refusals,
        Map<String, Long> limits,
        Map<DisconnectInfo.Reason, Long> disconnects,
        long handlerErrors,
        Map<StrikeReason, Long> strikes,
        Map<String, Long> transport,
        ConnectionStatistics totals) {}
