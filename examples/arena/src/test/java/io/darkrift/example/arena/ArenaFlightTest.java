package io.darkrift.example.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.example.arena.message.Input;
import io.darkrift.example.arena.message.Snapshot;
import io.darkrift.rooms.TickLoop;
import io.darkrift.server.Listener;
import io.darkrift.transport.bichannel.BichannelDialer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A game under Java Flight Recorder, and what its recording says afterwards. */
class ArenaFlightTest {
    private static final int BOTS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private int dumps;

    private List<RecordedEvent> events(Recording recording) {
        try {
            Path file = directory.resolve("arena-" + dumps++ + ".jfr");
            recording.dump(file);
            return RecordingFile.readAllEvents(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream().filter(event -> event.getEventType().getName().equals("io.darkrift." + name));
    }

    private static Predicate<RecordedEvent> message(boolean received, Class<?> type) {
        int tag = ArenaServer.MESSAGES.require(type).tag();
        return event -> event.getBoolean("received") == received && event.getInt("tag") == tag;
    }

    private static long clients(List<RecordedEvent> events, Predicate<RecordedEvent> which) {
        return named(events, "Message")
                .filter(which)
                .map(event -> event.getInt("client"))
                .distinct()
                .count();
    }

    private static boolean isComplete(List<RecordedEvent> events) {
        return clients(events, message(true, Input.class)) == BOTS
                && clients(events, message(false, Snapshot.class)) == BOTS
                && named(events, "EventLoopLag").findAny().isPresent();
    }

    private static void play(TickLoop loop) {
        try {
            loop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @SuppressWarnings("try") // The loop ends before the bots leave.
    void a_recording_has_the_connections_the_messages_and_the_lag_of_a_game() throws Exception {
        try (Recording recording = new Recording()) {
            for (String name : List.of("Connect", "Disconnect", "Message")) {
                recording.enable("io.darkrift." + name);
            }
            recording.enable("io.darkrift.EventLoopLag").withPeriod(Duration.ofMillis(10));
            recording.start();
            try (ArenaServer arena = new ArenaServer(Listener.bichannel(0).host("127.0.0.1"))) {
                Bots bots = new Bots(System::nanoTime, new Random(1));
                for (int i = 0; i < BOTS; i++) {
                    bots.add(BichannelDialer.to("127.0.0.1", arena.server().port()));
                }
                try (TickLoop loop = TickLoop.builder(World.TICKS_PER_SECOND, tick -> bots.step())
                        .build()) {
                    Thread game = new Thread(() -> play(loop), "bots");
                    game.start();
                    Awaitility.await("all bots play, and are recorded")
                            .atMost(LIMIT)
                            .until(() -> isComplete(events(recording)));
                    loop.close();
                    game.join();
                }
                bots.close();
                Awaitility.await("all bots have left")
                        .atMost(LIMIT)
                        .until(() -> named(events(recording), "Disconnect")
                                        .filter(event -> event.getBoolean("server"))
                                        .count()
                                == BOTS);
            }
            List<RecordedEvent> all = events(recording);
            assertThat(named(all, "Connect").filter(event -> event.getBoolean("server")))
                    .hasSize(BOTS)
                    .allSatisfy(event -> {
                        assertThat(event.getString("transport")).isEqualTo("bichannel");
                        assertThat(event.getString("address")).startsWith("127.0.0.1:");
                    });
            assertThat(named(all, "Disconnect").filter(event -> event.getBoolean("server")))
                    .extracting(event -> event.getString("reason"))
                    .containsOnly("PEER");
            assertThat(named(all, "Message").filter(message(true, Input.class))).allSatisfy(event -> {
                assertThat(event.getString("channel")).isEqualTo("UNRELIABLE");
                assertThat(event.getLong("size")).isPositive();
            });
            assertThat(named(all, "EventLoopLag")).allSatisfy(event -> {
                assertThat(event.getString("loop")).isNotEmpty();
                assertThat(event.getDuration("lag")).isGreaterThanOrEqualTo(Duration.ZERO);
            });
        }
    }
}
