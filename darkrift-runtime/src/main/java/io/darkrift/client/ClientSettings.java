package io.darkrift.client;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.EventHandler;
import io.darkrift.core.dispatch.Handlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings of the builder. */
record ClientSettings(
        ConnectionSettings connection,
        Duration connectTimeout,
        Handlers<DarkriftClient> handlers,
        @Nullable EventHandler<? super DisconnectInfo> onDisconnect) {}
