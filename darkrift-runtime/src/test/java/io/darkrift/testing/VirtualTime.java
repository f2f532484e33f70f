package io.darkrift.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** What tests over a memory network in virtual time share. Nothing runs but while the test moves the clock. */
public abstract class VirtualTime {
    /** Longer than all that a test waits for, and not longer than an hour. */
    protected static final Duration LIMIT = Duration.ofMinutes(30);

    /** The network. */
    protected final MemoryNetwork network;

    private final List<DarkriftServer> servers = new ArrayList<>();

    protected VirtualTime() {
        this(MemoryNetwork.virtualTime());
    }

    /** Over a network in virtual time that is closed after the test. */
    protected VirtualTime(MemoryNetwork network) {
        this.network = network;
    }

    @AfterEach
    void closeAll() {
        List<CompletableFuture<Void>> closing =
                servers.stream().map(DarkriftServer::closeAsync).toList();
        network.advance(Duration.ofSeconds(30));
        assertThat(closing)
                .as("servers that the test has not kept from closing")
                .isNotNull();
        network.close();
    }

    protected final DarkriftServerBuilder server() {
        return DarkriftServer.builder().listen(network.listener()).registry(TestMessages.registry());
    }

    protected final DarkriftClientBuilder client() {
        return DarkriftClient.builder().registry(TestMessages.registry());
    }

    protected final DarkriftServer start(DarkriftServerBuilder builder) {
        DarkriftServer server = builder.start();
        servers.add(server);
        return server;
    }

    protected final DarkriftClient connect(DarkriftClientBuilder builder) {
        return get(builder.connectAsync(network.dialer()));
    }

    protected final DarkriftClient connect() {
        return connect(client());
    }

    /** The only client of a server. */
    protected final RemoteClient onlyClientOf(DarkriftServer server) {
        await(() -> server.clientCount() == 1);
        return server.clients().iterator().next();
    }

    /** Moves the clock until a future is done. */
    protected final <T> T get(CompletableFuture<T> future) {
        await(future::isDone);
        return future.join();
    }

    /** Moves the clock until a condition holds. */
    protected final void await(BooleanSupplier condition) {
        assertThat(network.advanceUntil(condition, LIMIT))
                .as("the condition holds within " + LIMIT + " of the network")
                .isTrue();
    }

    /** Runs what is due, and what follows from it. */
    protected final void settle() {
        network.runUntilIdle();
    }
}
