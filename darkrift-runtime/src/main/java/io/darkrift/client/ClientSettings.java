package io.darkrift.client;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.Dialect;
import io.darkrift.connection.Disconnect;
import io.darkrift.transport.HandlerTable;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the builder was told. */
record ClientSettings(
        ConnectionSettings connection,
        Duration connectTimeout,
        Dialect dialect,
        boolean udpFallback,
        @Nullable Duration udpRefresh,
        HandlerTable<DarkriftClient> handlers,
        Consumer<? super Disconnect> onDisconnect) {}
