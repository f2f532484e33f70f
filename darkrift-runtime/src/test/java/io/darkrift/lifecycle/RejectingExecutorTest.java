package io.darkrift.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.ManualExecutor;
import io.darkrift.testing.VirtualTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Executors that reject tasks, with whatever they throw. */
class RejectingExecutorTest extends VirtualTime {
    private final ManualExecutor executor = new ManualExecutor();
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    static Stream<Throwable> thrown() {
        return Stream.of(
                new RejectedExecutionException("as planned"),
                new IllegalStateException("as planned"),
                new AssertionError("as planned"));
    }

    private DarkriftServer startOnExecutor() {
        return start(server().dispatcher(Dispatcher.executor(executor))
                .onConnect(client -> log.add("connected"))
                .onUnhandledMessage((client, message) -> log.add("message " + message.tag()))
                .onDisconnect((client, info) -> log.add("gone " + info.reason())));
    }

    /** Connects a client, whose onConnect runs on the executor. */
    private DarkriftClient connectThroughExecutor() {
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        await(() -> {
            executor.run();
            return connecting.isDone();
        });
        return connecting.join();
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void a_task_that_is_rejected_once_runs_a_little_later(Throwable cause) {
        DarkriftServer server = startOnExecutor();
        DarkriftClient client = connectThroughExecutor();
        executor.reject(1, cause);
        for (int tag = 1; tag <= 6; tag++) {
            client.send(Message.of(tag));
        }
        await(() -> executor.waiting() == 1);
        executor.run();
        assertThat(executor.rejected()).isOne();
        assertThat(log)
                .containsExactly(
                        "connected", "message 1", "message 2", "message 3", "message 4", "message 5", "message 6");
        assertThat(onlyClientOf(server).isOpen()).isTrue();
        client.closeAsync();
        await(() -> executor.waiting() == 1);
        executor.run();
        assertThat(log).last().isEqualTo("gone PEER");
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void tasks_that_are_rejected_for_a_while_run_afterwards(Throwable cause) {
        startOnExecutor();
        executor.reject(7, cause);
        DarkriftClient client = connectThroughExecutor();
        assertThat(executor.rejected()).isEqualTo(7);
        client.send(Message.of(1));
        await(() -> executor.waiting() == 1);
        executor.run();
        assertThat(log).containsExactly("connected", "message 1");
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void an_executor_that_rejects_for_good_ends_the_connection_and_onDisconnect_runs_all_the_same(Throwable cause)
            throws Exception {
        DarkriftServer server = startOnExecutor();
        DarkriftClient client = connectThroughExecutor();
        RemoteClient peer = onlyClientOf(server);
        executor.reject(Integer.MAX_VALUE, cause);
        client.send(Message.of(1));
        await(() -> server.clientCount() == 0);
        // On a thread of the library, in real time.
        assertThat(peer.closed().get(10, TimeUnit.SECONDS))
                .satisfies(info -> assertThat(info.reason()).isEqualTo(Reason.EXECUTOR_REJECTED))
                .satisfies(info -> assertThat(info.cause()).isSameAs(cause));
        assertThat(log).containsExactly("connected", "gone EXECUTOR_REJECTED");
        assertThat(server.statistics().disconnects()).containsEntry(Reason.EXECUTOR_REJECTED, 1L);
        await(() -> !client.isOpen());
    }

    @Test
    void a_client_whose_onConnect_is_rejected_for_good_has_it_run_before_onDisconnect() throws Exception {
        DarkriftServer server = startOnExecutor();
        executor.reject(Integer.MAX_VALUE, new RejectedExecutionException("as planned"));
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        RemoteClient peer = onlyClientOf(server);
        await(() -> server.clientCount() == 0);
        peer.closed().get(10, TimeUnit.SECONDS);
        assertThat(log).containsExactly("connected", "gone EXECUTOR_REJECTED");
        await(connecting::isDone);
        assertThat(connecting).isCompletedExceptionally();
    }

    @Test
    void an_executor_that_rejects_while_the_client_leaves_still_has_its_last_handler_run() throws Exception {
        DarkriftServer server = startOnExecutor();
        DarkriftClient client = connectThroughExecutor();
        RemoteClient peer = onlyClientOf(server);
        executor.reject(Integer.MAX_VALUE, new RejectedExecutionException("as planned"));
        client.closeAsync();
        await(() -> server.clientCount() == 0);
        network.advance(java.time.Duration.ofSeconds(10));
        assertThat(peer.closed().get(10, TimeUnit.SECONDS).reason()).isEqualTo(Reason.PEER);
        assertThat(log).containsExactly("connected", "gone PEER");
    }

    @Test
    void a_server_that_closes_while_its_executor_rejects_has_all_last_handlers_run() throws Exception {
        DarkriftServer server = startOnExecutor();
        connectThroughExecutor();
        connectThroughExecutor();
        executor.reject(Integer.MAX_VALUE, new AssertionError("as planned"));
        CompletableFuture<Void> closed = server.closeAsync();
        network.advance(java.time.Duration.ofSeconds(10));
        // The last handlers run on a thread of the library, in real time.
        while (!closed.isDone()) {
            settle();
        }
        assertThat(log).filteredOn("gone SERVER_CLOSING"::equals).hasSize(2);
    }

    @Test
    void a_client_that_the_executor_of_serve_rejects_for_good_is_disconnected() {
        for (Throwable cause :
                List.<Throwable>of(new RejectedExecutionException("as planned"), new Error("as planned"))) {
            executor.reject(Integer.MAX_VALUE, cause);
            DarkriftServer server = start(server().serve(executor, client -> {})
                    .onDisconnect((client, info) -> log.add("gone " + info.reason())));
            DarkriftClient client = connect();
            get(client.closed());
            assertThat(log).containsExactly("gone EXECUTOR_REJECTED");
            assertThat(server.clientCount()).isZero();
            get(server.closeAsync());
            log.clear();
        }
    }

    @Test
    void a_client_that_the_executor_of_serve_rejects_for_a_while_is_served() {
        executor.reject(5, new RejectedExecutionException("as planned"));
        start(server().serve(executor, client -> log.add("served")));
        DarkriftClient client = connect();
        await(() -> executor.waiting() == 1);
        executor.run();
        assertThat(log).containsExactly("served");
        get(client.closed());
    }
}
