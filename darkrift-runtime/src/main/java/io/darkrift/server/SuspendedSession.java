package io.darkrift.server;

import io.darkrift.connection.DisconnectInfo;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * A session that has lost its connection, and waits for its client to {@linkplain LoginBuilder#resume resume} it: the state
 * of a moment. The token of the session is not part of it.
 *
 * @param sessionId the id of the session: see {@link RemoteClient#sessionId}
 * @param suspendedAt when the session lost its connection
 * @param remaining how long the session still waits for its client; zero if it is about to end
 * @param waitingBytes how many bytes of reliable messages are kept for the client, with their headers; {@link
 *     LoginBuilder#maxSuspendedBytes} at most
 * @param remoteAddress where the client was connected from
 * @param loss how the connection was lost
 */
public record SuspendedSession(
        long sessionId,
        Instant suspendedAt,
        Duration remaining,
        int waitingBytes,
        InetSocketAddress remoteAddress,
        DisconnectInfo loss) {}
