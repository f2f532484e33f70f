package io.darkrift.server;

/**
 * What a server allows, beside the limits that clients have too.
 *
 * @param maxStrikes the weight of strikes at which a client is disconnected
 * @param maxClients how many clients there may be
 * @param maxClientsPerAddress how many of them may have the same address
 * @param maxPending how many connections may be in the handshake
 * @param maxPendingPerAddress how many of them may come from the same address
 * @param connectionsPerSecond how many connections an address may open in a second
 * @param disconnectSlowConsumers whether a client that reads too slowly is disconnected
 */
record ServerLimits(
        int maxStrikes,
        int maxClients,
        int maxClientsPerAddress,
        int maxPending,
        int maxPendingPerAddress,
        int connectionsPerSecond,
        boolean disconnectSlowConsumers) {}
