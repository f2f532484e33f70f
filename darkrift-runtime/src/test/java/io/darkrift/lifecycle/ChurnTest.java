package io.darkrift.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.testing.Site;
import io.darkrift.testing.Site.Where;
import io.darkrift.testing.Site.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that come and go in every way at once: each has one onConnect, and one onDisconnect as its last handler. */
class ChurnTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int CLIENTS = Integer.getInteger("darkrift.test.churnClients", 60);

    /** What a client asks the server for, by tag. */
    private enum Ending {
        CLIENT_CLOSES,
        CLIENT_ABORTS,
        KICK_IN_HANDLER,
        CLOSE_IN_HANDLER,
        ABORT_IN_HANDLER,
        STRIKES,
        HANDLER_THROWS,
        HANDLER_THROWS_ERROR,
        KICK_WITH_FAREWELL
    }

    private final Journal journal = new Journal();

    static List<Object[]> sites() {
        return Site.all();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void each_client_has_its_handlers_once_and_in_order(Wire wire, Where where) throws Exception {
        try (Site site = Site.open(wire, where)) {
            churn(site, site.server());
        }
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void an_executor_that_rejects_tasks_again_and_again_loses_no_handler(Wire wire) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Supplier<Throwable>> thrown = List.of(
                () -> new RejectedExecutionException("as planned"),
                () -> new IllegalStateException("as planned"),
                () -> new AssertionError("as planned"));
        AtomicInteger count = new AtomicInteger();
        Executor rejecting = task -> {
            int number = count.getAndIncrement();
            if (number % 3 == 0) {
                ChurnTest.<RuntimeException>rethrow(thrown.get(number / 3 % 3).get());
            }
            pool.execute(task);
        };
        try (Site site = Site.open(wire, Where.LOOP)) {
            churn(site, site.server().dispatcher(Dispatcher.executor(rejecting)));
        } finally {
            pool.shutdownNow();
        }
    }

    @SuppressWarnings("unchecked") // throws what the compiler would not let pass
    private static <E extends Throwable> void rethrow(Throwable cause) throws E {
        throw (E) cause;
    }

    private void churn(Site site, DarkriftServerBuilder builder) throws Exception {
        try (DarkriftServer server = journal.record(builder)
                .onUnhandledMessage((client, message) -> {
                    journal.alone(client, Thread::onSpinWait);
                    switch (Ending.values()[message.tag()]) {
                        case KICK_IN_HANDLER -> client.kick("as planned");
                        case CLOSE_IN_HANDLER -> client.close();
                        case ABORT_IN_HANDLER -> client.abort();
                        case STRIKES -> client.strike("as planned", 10);
                        case HANDLER_THROWS -> throw new Exception("as planned");
                        case HANDLER_THROWS_ERROR -> throw new StackOverflowError("as planned");
                        case KICK_WITH_FAREWELL -> client.kick("as planned", Message.of(100));
                        default -> {}
                    }
                })
                .start()) {
            SplittableRandom random = new SplittableRandom(7);
            List<CompletableFuture<DarkriftClient>> connecting = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                connecting.add(site.connect(site.client(), server));
            }
            for (CompletableFuture<DarkriftClient> each : connecting) {
                DarkriftClient client = each.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
                Ending ending = Ending.values()[random.nextInt(Ending.values().length)];
                for (int i = random.nextInt(4); i >= 0; i--) {
                    client.send(Message.of(ending.ordinal()));
                }
                if (ending == Ending.CLIENT_ABORTS) {
                    client.abort();
                } else if (ending == Ending.CLIENT_CLOSES || ending == Ending.HANDLER_THROWS) {
                    client.closeAsync();
                }
            }
            Awaitility.await().atMost(LIMIT).until(() -> journal.finished() == CLIENTS);
            assertThat(server.clientCount()).isZero();
            assertThat(journal.clients()).isEqualTo(CLIENTS);
        }
        journal.check();
    }
}
