package io.darkrift.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.LogCapture;
import io.darkrift.testing.Site;
import io.darkrift.testing.Site.Where;
import io.darkrift.testing.Site.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A handler that would hold an event loop: what can be refused is refused, and the rest is logged. */
class EventLoopGuardTest {
    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void calls_and_futures_that_would_wait_refuse_on_an_event_loop(Wire wire) throws Exception {
        CompletableFuture<List<Throwable>> refusals = new CompletableFuture<>();
        CompletableFuture<DarkriftClient> self = new CompletableFuture<>();
        try (Site site = Site.open(wire, Where.LOOP);
                DarkriftServer server = site.server()
                        .onUnhandledMessage((client, message) -> client.send(message))
                        .start()) {
            DarkriftClient client = site.connect(
                            site.client().onUnhandledMessage(message -> {
                                if (message.tag() == 1) {
                                    refusals.complete(waysToWait(self.join()).stream()
                                            .map(way -> catchThrowable(way))
                                            .toList());
                                }
                            }),
                            server)
                    .get(10, TimeUnit.SECONDS);
            self.complete(client);
            client.send(Message.of(1));
            assertThat(refusals.get(10, TimeUnit.SECONDS))
                    .allSatisfy(refusal -> assertThat(refusal)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("an event loop must not wait"));
            // The loop lives on, and a future that is done may be asked there.
            assertThat(client.ping().get(10, TimeUnit.SECONDS)).isPositive();
        }
    }

    private static List<ThrowingCallable> waysToWait(DarkriftClient client) {
        return List.of(
                () -> client.ping().join(),
                () -> client.ping().get(),
                () -> client.ping().get(1, TimeUnit.SECONDS),
                () -> client.ping(Message.of(5), SendMode.UNRELIABLE)
                        .thenApply(Duration::toNanos)
                        .join(),
                () -> client.closed().join(),
                () -> client.closed().thenRun(() -> {}).get(),
                () -> client.receiveAsync().join(),
                client::receive,
                () -> client.receive(Duration.ZERO),
                () -> client.sendBlocking(Message.of(9)),
                () -> client.messages().iterator().hasNext(),
                () -> client.stream().findFirst());
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void a_handler_that_holds_its_loop_is_logged_with_client_tag_and_stack(Wire wire) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (LogCapture log = new LogCapture();
                Site site = Site.open(wire, Where.LOOP);
                DarkriftServer server = site.server()
                        .slowHandlerWarning(Duration.ofMillis(40))
                        .onUnhandledMessage((client, message) -> waitFor(release))
                        .start()) {
            DarkriftClient client = site.connect(site.client(), server).get(10, TimeUnit.SECONDS);
            client.send(Message.of(77));
            Awaitility.await().until(() -> log.text().contains("has held the event loop"));
            release.countDown();
            assertThat(log.text())
                    .contains("The handler of tag 77 for client 0 (", "dispatcher(...)")
                    .contains(EventLoopGuardTest.class.getName() + ".waitFor(");
        } finally {
            release.countDown();
        }
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void onConnect_is_watched_too_and_the_warning_can_be_switched_off(Wire wire) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        try (LogCapture log = new LogCapture();
                Site quietSite = Site.open(wire, Where.LOOP);
                Site site = Site.open(wire, Where.LOOP);
                DarkriftServer quiet = quietSite
                        .server()
                        .slowHandlerWarning(Duration.ofHours(1))
                        .onConnect(client -> {
                            held.countDown();
                            waitFor(release);
                        })
                        .start();
                DarkriftServer watched = site.server()
                        .slowHandlerWarning(Duration.ofMillis(40))
                        .onConnect(client -> waitFor(release))
                        .start()) {
            CompletableFuture<DarkriftClient> first = quietSite.connect(quietSite.client(), quiet);
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<DarkriftClient> second = site.connect(site.client(), watched);
            Awaitility.await().until(() -> log.text().contains("has held the event loop"));
            release.countDown();
            first.get(10, TimeUnit.SECONDS);
            second.get(10, TimeUnit.SECONDS);
            assertThat(log.text())
                    .contains("The handler of a connection event for client 0 (")
                    .containsOnlyOnce("has held the event loop");
        } finally {
            release.countDown();
        }
    }

    private static void waitFor(CountDownLatch release) throws InterruptedException {
        release.await();
    }
}
