package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Numbered;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What Java Flight Recorder records. */
class FlightTest {
    private final ConcurrentLinkedQueue<RecordedEvent> events = new ConcurrentLinkedQueue<>();

    private RecordingStream record(String... names) {
        RecordingStream stream = new RecordingStream();
        stream.setReuse(false);
        for (String name : names) {
            stream.enable(name);
            stream.onEvent(name, events::add);
        }
        stream.startAsync();
        return stream;
    }

    private static DarkriftServer start(EventLoops loops, CountDownLatch release) {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .registry(TestMessages.registry())
                .eventLoops(loops)
                .maxClients(1)
                .slowHandlerWarning(Duration.ofMillis(50))
                .on(Numbered.class, (client, message) -> {
                    if (message.number() < 0) {
                        release.await();
                    }
                    client.send(message);
                })
                .start();
    }

    private static DarkriftClient connect(DarkriftServer server) throws InterruptedException {
        return DarkriftClient.builder().registry(TestMessages.registry()).connect("127.0.0.1", server.port());
    }

    private RecordedEvent await(String name, Predicate<RecordedEvent> condition) {
        return Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(
                        () -> events.stream()
                                .filter(event -> event.getEventType().getName().equals(name))
                                .filter(condition)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    @Test
    void connections_strikes_and_refusals_are_recorded() throws Exception {
        try (RecordingStream stream = record(
                        "io.darkrift.Connect", "io.darkrift.Disconnect", "io.darkrift.Strike", "io.darkrift.Refusal");
                EventLoops loops = EventLoops.create(1, TransportKind.NIO);
                DarkriftServer server = start(loops, new CountDownLatch(0));
                DarkriftClient client = connect(server)) {
            assertThat(stream).isNotNull();
            Awaitility.await().until(() -> server.clientCount() == 1);
            RemoteClient remote = server.clients().iterator().next();
            assertThat(await("io.darkrift.Connect", event -> event.getBoolean("server"))
                            .getString("transport"))
                    .isEqualTo("bichannel");
            await("io.darkrift.Connect", event -> !event.getBoolean("server"));

            assertThat(DarkriftClient.builder().connectAsync("127.0.0.1", server.port()))
                    .failsWithin(Duration.ofMinutes(1));
            assertThat(await("io.darkrift.Refusal", event -> true).getString("cause"))
                    .isEqualTo("maxClients = 1");

            remote.strike("spam", 2);
            RecordedEvent strike = await("io.darkrift.Strike", event -> true);
            assertThat(strike.getString("reason")).isEqualTo("REQUESTED");
            assertThat(strike.getInt("total")).isEqualTo(2);
            remote.kick("rude");
            assertThat(await("io.darkrift.Disconnect", event -> event.getBoolean("server"))
                            .getString("detail"))
                    .isEqualTo("rude");
            assertThat(client.closed()).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    void a_handler_that_holds_an_event_loop_is_recorded_with_the_lag() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (RecordingStream stream = record("io.darkrift.SlowHandler", "io.darkrift.EventLoopLag");
                EventLoops loops = EventLoops.create(1, TransportKind.NIO);
                DarkriftServer server = start(loops, release);
                DarkriftClient client = connect(server)) {
            assertThat(stream).isNotNull();
            client.send(new Numbered(1, -1));
            RecordedEvent slow = await("io.darkrift.SlowHandler", event -> true);
            assertThat(slow.getDuration("held")).isGreaterThanOrEqualTo(Duration.ofMillis(50));
            assertThat(slow.getInt("tag"))
                    .isEqualTo(client.registry().require(Numbered.class).tag());
            assertThat(slow.getString("stack")).contains("FlightTest");
            await("io.darkrift.EventLoopLag", event -> event.getDuration("lag").toMillis() > 100);
            release.countDown();
            await("io.darkrift.EventLoopLag", event -> event.getDuration("lag").toMillis() < 100);
        }
    }

    @Test
    void messages_are_recorded_only_for_those_who_enable_them() throws Exception {
        try (EventLoops loops = EventLoops.create(1, TransportKind.NIO);
                DarkriftServer server = start(loops, new CountDownLatch(0));
                DarkriftClient client = connect(server)) {
            try (RecordingStream stream = record("io.darkrift.Connect", "io.darkrift.Disconnect")) {
                stream.onEvent("io.darkrift.Message", events::add);
                client.send(new Numbered(1, 1));
                client.receive(Numbered.class);
                assertThat(DarkriftClient.builder().connectAsync("127.0.0.1", server.port()))
                        .failsWithin(Duration.ofMinutes(1));
            }
            assertThat(events).noneMatch(event -> event.getEventType().getName().equals("io.darkrift.Message"));

            try (RecordingStream stream = record("io.darkrift.Message")) {
                assertThat(stream).isNotNull();
                client.send(new Numbered(1, 2));
                client.receive(Numbered.class);
                RecordedEvent received = await("io.darkrift.Message", event -> event.getBoolean("received"));
                assertThat(received.getInt("size")).isEqualTo(11);
                assertThat(received.getString("channel")).isEqualTo("RELIABLE");
                await("io.darkrift.Message", event -> !event.getBoolean("received"));
            }
        }
    }

    /** Connects, sends a message and ends, where {@code jdk.jfr} is missing. */
    static final class WithoutRecorder {
        private WithoutRecorder() {}

        /**
         * Runs it.
         *
         * @param args none
         * @throws Exception what fails
         */
        public static void main(String[] args) throws Exception {
            if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
                throw new IllegalStateException("jdk.jfr is there");
            }
            try (EventLoops loops = EventLoops.create(1, TransportKind.NIO);
                    DarkriftServer server = start(loops, new CountDownLatch(0));
                    DarkriftClient client = connect(server)) {
                client.send(new Numbered(1, 7));
                System.out.println("received " + client.receive(Numbered.class).number());
            }
        }
    }

    @Test
    void a_server_runs_where_the_recorder_is_missing() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base,java.logging,java.naming,jdk.unsupported",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutRecorder.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("received 7");
    }
}
