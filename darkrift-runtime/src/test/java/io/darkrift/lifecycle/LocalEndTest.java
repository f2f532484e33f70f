package io.darkrift.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.ManualExecutor;
import io.darkrift.testing.Site;
import io.darkrift.testing.Site.Where;
import io.darkrift.testing.Site.Wire;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** After this side has ended a connection, no handler of it runs but onDisconnect. */
class LocalEndTest extends VirtualTime {
    private final List<String> log = new ArrayList<>();
    private final ManualExecutor executor = new ManualExecutor();
    private final DispatchQueue queue = Dispatcher.queue();

    /** The ways to end a connection on this side. */
    enum Way {
        KICK(client -> client.kick("as planned"), Reason.KICKED),
        CLOSE(client -> client.closeAsync(), Reason.LOCAL),
        BLOCKING_CLOSE(RemoteClient::close, Reason.LOCAL),
        ABORT(RemoteClient::abort, Reason.LOCAL),
        STRIKE(client -> client.strike("as planned", 3), Reason.STRUCK_OUT);

        private final Consumer<RemoteClient> end;
        private final Reason reason;

        Way(Consumer<RemoteClient> end, Reason reason) {
            this.end = end;
            this.reason = reason;
        }
    }

    static List<Object[]> sites() {
        return Site.all();
    }

    private DarkriftServerBuilder logging() {
        return server().on(Numbered.class, (client, numbered) -> log.add("number " + numbered.number()))
                .onDisconnect((client, info) -> log.add("gone " + info.reason()));
    }

    private CompletableFuture<DarkriftClient> connecting() {
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        await(() -> {
            executor.run();
            queue.drain();
            return connecting.isDone();
        });
        return connecting;
    }

    @ParameterizedTest
    @EnumSource
    void messages_that_wait_for_an_executor_are_not_handled_any_more(Way way) {
        for (Dispatcher dispatcher : List.of(Dispatcher.executor(executor), queue)) {
            log.clear();
            DarkriftServer server = start(logging().dispatcher(dispatcher));
            DarkriftClient client = connecting().join();
            RemoteClient peer = onlyClientOf(server);
            for (int i = 0; i < 20; i++) {
                client.send(new Numbered(0, i));
            }
            await(() -> peer.statistics().reliableReceived() == 20);
            if (way == Way.BLOCKING_CLOSE) {
                // It would wait for the loop, which is this thread.
                peer.closeAsync();
            } else {
                way.end.accept(peer);
            }
            client.send(new Numbered(0, 100));
            await(() -> server.clientCount() == 0);
            assertThat(log).isEmpty();
            executor.run();
            queue.drain();
            assertThat(log).containsExactly("gone " + way.reason);
            assertThat(peer.closed()).isDone();
            assertThat(peer.statistics().discarded()).isEqualTo(20);
            get(server.closeAsync());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_handler_that_ends_its_connection_is_the_last_but_onDisconnect(Way way) {
        for (Dispatcher dispatcher : List.of(Dispatcher.eventLoop(), Dispatcher.executor(executor), queue)) {
            log.clear();
            DarkriftServer server = start(server().dispatcher(dispatcher)
                    .on(Numbered.class, (client, numbered) -> {
                        log.add("number " + numbered.number());
                        if (numbered.number() == 2) {
                            way.end.accept(client);
                            log.add("returned");
                        }
                    })
                    .onDisconnect((client, info) -> log.add("gone " + info.reason())));
            DarkriftClient client = connecting().join();
            RemoteClient peer = onlyClientOf(server);
            for (int i = 1; i <= 5; i++) {
                client.send(new Numbered(0, i));
            }
            client.send(Message.of(9));
            await(() -> {
                executor.run();
                queue.drain();
                return peer.closed().isDone();
            });
            if (way == Way.STRIKE && !(dispatcher == Dispatcher.eventLoop())) {
                // A strike is counted on the event loop, a moment later.
                assertThat(log)
                        .startsWith("number 1", "number 2", "returned")
                        .last()
                        .isEqualTo("gone STRUCK_OUT");
            } else {
                assertThat(log).containsExactly("number 1", "number 2", "returned", "gone " + way.reason);
            }
            get(server.closeAsync());
        }
    }

    @Test
    void a_client_that_is_kicked_in_onConnect_has_no_other_handler_but_onDisconnect() {
        DarkriftServer server = start(logging().onConnect(client -> {
            log.add("connected");
            client.send(Message.of(1));
            client.kick("as planned");
        }));
        DarkriftClient client = connect();
        client.send(new Numbered(0, 1));
        get(client.closed());
        await(() -> server.clientCount() == 0);
        settle();
        assertThat(log).containsExactly("connected", "gone REJECTED");
        assertThat(client.receiveAsync().join().tag()).isOne();
    }

    @Test
    void a_client_that_is_kicked_before_its_onConnect_has_run_has_both_handlers() {
        DarkriftServer server = start(logging().dispatcher(queue).onConnect(client -> log.add("connected")));
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        onlyClientOf(server).kick("as planned");
        await(() -> server.clientCount() == 0);
        queue.drain();
        queue.drain();
        assertThat(log).containsExactly("connected", "gone REJECTED");
        await(connecting::isDone);
    }

    @Test
    void a_client_that_closes_handles_nothing_more() {
        DarkriftServer server = start(server());
        CompletableFuture<DarkriftClient> self = new CompletableFuture<>();
        DarkriftClient client = connect(client().on(Numbered.class, numbered -> {
                    log.add("number " + numbered.number());
                    self.join().closeAsync();
                })
                .onDisconnect(info -> log.add("gone " + info.reason())));
        self.complete(client);
        RemoteClient peer = onlyClientOf(server);
        for (int i = 0; i < 5; i++) {
            peer.send(new Numbered(0, i));
        }
        get(client.closed());
        assertThat(log).containsExactly("number 0", "gone LOCAL");
    }

    @Test
    void what_was_accepted_before_a_kick_arrives() {
        DarkriftServer server = start(server().sendQueuePolicy(io.darkrift.connection.SendQueuePolicy.RETURN_FULL));
        DarkriftClient client = connect(client().receiveQueueCapacity(1_000));
        RemoteClient peer = onlyClientOf(server);
        int accepted = 0;
        while (accepted < 500
                && peer.send(Message.of(accepted, new byte[1_000])).isAccepted()) {
            accepted++;
        }
        peer.kick("as planned");
        get(client.closed());
        assertThat(client.statistics().reliableReceived()).isEqualTo(accepted).isPositive();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void closing_within_a_handler_does_not_wait_for_the_handlers_behind_it(Wire wire, Where where) throws Exception {
        CompletableFuture<Boolean> returnedFirst = new CompletableFuture<>();
        try (Site site = Site.open(wire, where);
                DarkriftServer server = site.server()
                        .closeTimeout(Duration.ofMinutes(10))
                        .onUnhandledMessage((client, message) -> {
                            client.close();
                            returnedFirst.complete(!client.closed().isDone());
                        })
                        .start()) {
            DarkriftClient client = site.connect(site.client(), server).get(10, TimeUnit.SECONDS);
            client.send(Message.of(1));
            assertThat(returnedFirst.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(client.closed().get(10, TimeUnit.SECONDS).reason()).isEqualTo(Reason.PEER);
        }
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void closing_a_client_on_the_thread_that_drains_its_queue_runs_its_last_handler(Wire wire) throws Exception {
        DispatchQueue own = Dispatcher.queue();
        own.drain();
        try (Site site = Site.open(wire, Where.LOOP);
                DarkriftServer server = site.server().start()) {
            DarkriftClient client = site.connect(
                            site.client()
                                    .dispatcher(own)
                                    .closeTimeout(Duration.ofMinutes(10))
                                    .onDisconnect(info -> log.add("gone " + info.reason())),
                            server)
                    .get(10, TimeUnit.SECONDS);
            client.close();
            assertThat(client.closed()).isDone();
            assertThat(log).containsExactly("gone LOCAL");
        }
    }
}
