package io.darkrift.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.HandshakeException;
import io.darkrift.testing.FakeLink;
import io.darkrift.testing.FakeLoop;
import io.darkrift.testing.ManualExecutor;
import io.darkrift.testing.VirtualTime;
import io.darkrift.transport.ClientTransport;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Connecting that fails: with the exception that fits, and never without an end. */
class ConnectFailuresTest extends VirtualTime {
    private static Throwable causeOf(CompletableFuture<?> future) {
        return catchThrowable(future::join).getCause();
    }

    @Test
    void nobody_listens() {
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        await(connecting::isDone);
        assertThat(causeOf(connecting)).isInstanceOf(ConnectFailedException.class);
    }

    @Test
    void an_exception_is_not_its_own_cause() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Throwable failure = catchThrowable(() -> client().connect("127.0.0.1", port));
        assertThat(failure).isInstanceOf(ConnectFailedException.class);
        Set<Throwable> seen = new HashSet<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(seen.add(each)).as("%s is its own cause", each).isTrue();
            assertThat(each.getCause() instanceof ConnectFailedException).isFalse();
        }
        assertThat(failure.getStackTrace())
                .as("the trace of the thread that waited")
                .anyMatch(frame -> frame.getClassName().equals(getClass().getName()));
    }

    @Test
    void the_servers_onConnect_does_not_return_in_time() {
        ManualExecutor executor = new ManualExecutor();
        start(server().dispatcher(Dispatcher.executor(executor)));
        CompletableFuture<DarkriftClient> connecting =
                client().connectTimeout(Duration.ofSeconds(3)).connectAsync(network.dialer());
        network.advance(Duration.ofSeconds(2));
        assertThat(connecting).isNotDone();
        network.advance(Duration.ofSeconds(2));
        assertThat(causeOf(connecting))
                .isInstanceOf(ConnectTimeoutException.class)
                .hasMessageContaining("connectTimeout = PT3S");
        executor.run();
    }

    @Test
    void the_server_kicks_the_client_before_it_has_an_id() {
        ManualExecutor executor = new ManualExecutor();
        var server = start(server().dispatcher(Dispatcher.executor(executor)));
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        onlyClientOf(server).abort();
        await(connecting::isDone);
        assertThat(causeOf(connecting)).isInstanceOf(HandshakeException.class);
        executor.run();
    }

    @Test
    void a_caller_that_gives_up_leaves_nothing_behind() {
        var server = start(server());
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        assertThat(connecting.cancel(false)).isTrue();
        settle();
        network.advance(Duration.ofSeconds(30));
        assertThat(server.clientCount()).isZero();
    }

    @Test
    void a_loop_that_ends_between_link_and_connection_fails_the_attempt() {
        FakeLoop loop = new FakeLoop();
        loop.end();
        ClientTransport ending = dialer -> {
            catchThrowable(() -> dialer.established(new FakeLink(loop)));
            return () -> {};
        };
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(ending);
        assertThat(causeOf(connecting)).isInstanceOf(ConnectFailedException.class);
    }

    @Test
    void a_transport_that_throws_fails_the_attempt() {
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(dialer -> {
            throw new IllegalStateException("as planned");
        });
        assertThat(causeOf(connecting)).hasMessageContaining("as planned");
    }

    @Test
    void a_client_with_a_queue_connects_on_the_thread_that_drains_it() {
        start(server());
        assertThat(connect(client().dispatcher(Dispatcher.queue())).isOpen()).isTrue();
    }
}
