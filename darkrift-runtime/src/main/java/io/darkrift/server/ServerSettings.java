package io.darkrift.server;

import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.EventHandler;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.MemoryBudget;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The settings of the builder. */
record ServerSettings(
        ConnectionSettings connection,
        LinkSettings link,
        Handlers<RemoteClient> handlers,
        @Nullable EventHandler<? super RemoteClient> onConnect,
        @Nullable ConnectionHandler<? super RemoteClient, ? super DisconnectInfo> onDisconnect,
        @Nullable Conversation conversation,
        @Nullable Logins<?, ?> logins,
        StrikeHandler onStrike,
        @Nullable Object farewellWhenFull,
        @Nullable Object farewellWhenClosing,
        Limits limits,
        MemoryBudget inboundMemory,
        MemoryBudget outboundMemory,
        RandomGenerator random) {

    /**
     * A blocking handler for each client.
     *
     * @param executor where it runs
     * @param handler what runs
     */
    record Conversation(Executor executor, ClientHandler handler) {}

    /**
     * What a server allows.
     *
     * @param maxStrikes the weight of strikes at which a client is disconnected
     * @param strikeDecay the time after which a strike weighs one point less, or null for never
     * @param maxClients how many clients there may be
     * @param maxClientsPerAddress how many of them may have the same address
     * @param maxConnectionsPerAddress how many connections an address may have, in the handshake and after it
     * @param maxPendingHandshakes how many connections may be in the handshake
     * @param maxPendingHandshakesPerAddress how many of them may come from the same address
     * @param maxConnectionRatePerAddress how many connections an address may open in a second
     * @param trustedAddresses the addresses that the limits by address do not count for
     */
    record Limits(
            int maxStrikes,
            @Nullable Duration strikeDecay,
            int maxClients,
            int maxClientsPerAddress,
            int maxConnectionsPerAddress,
            int maxPendingHandshakes,
            int maxPendingHandshakesPerAddress,
            int maxConnectionRatePerAddress,
            TrustedAddresses trustedAddresses) {}
}
