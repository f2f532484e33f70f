package io.darkrift.server;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.Disconnect;
import io.darkrift.transport.HandlerTable;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the builder was told. */
record ServerSettings(
        ConnectionSettings connection,
        HandlerTable<RemoteClient> handlers,
        Consumer<? super RemoteClient> onConnect,
        BiConsumer<? super RemoteClient, ? super Disconnect> onDisconnect,
        @Nullable Conversation conversation,
        StrikeHandler onStrike,
        ServerLimits limits,
        SecureRandom random) {

    /**
     * A blocking handler for each client.
     *
     * @param executor where it runs
     * @param handler what runs
     */
    record Conversation(Executor executor, ClientHandler handler) {}
}
