package io.darkrift.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.Dispatcher;
import io.darkrift.testing.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever is done, in which order, and from which threads. */
class RandomOperationsTest {
    private static final int MAX_MEMBERS = 4;
    private static final int MAX_ROOMS = 12;
    private static final int MAX_ROOMS_PER_PLAYER = 2;

    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger suspended = new AtomicInteger();
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger disposed = new AtomicInteger();

    private record Ping(Player sender) {}

    private static final class Player {
        final AtomicReference<FakeClient> client = new AtomicReference<>(new FakeClient());
    }

    /** A player as of one connection. */
    private record Session(Player player, FakeClient client) {}

    /** Checks the promises of a room from inside. Its fields need no locks, or else its counts go wrong. */
    private final class Checked implements RoomHandler<Session> {
        private final Room<Session> room;
        private final AtomicReference<Thread> inside = new AtomicReference<>();
        private final ConcurrentHashMap<Session, Boolean> members = new ConcurrentHashMap<>();
        private int events;
        private int expectedEvents;
        private boolean ended;

        Checked(Room<Session> room) {
            this.room = room;
            made.incrementAndGet();
            room.on(
                    Ping.class,
                    (session, ping) -> during("message", () -> {
                        handled.incrementAndGet();
                        check(members.containsKey(session), "a message of somebody who is no member");
                        check(ping.sender() == session.player(), "a message of somebody else");
                    }));
            room.startTicks(50, tick -> during("tick", () -> {}));
        }

        private void during(String what, Runnable checks) {
            Thread other = inside.getAndSet(Thread.currentThread());
            check(other == null, what + " runs at the same time as something else");
            check(!ended, what + " runs after the end");
            int before = events;
            checks.run();
            events = before + 1;
            expectedEvents++;
            check(events == expectedEvents, "events were lost: the room is not single-threaded");
            check(room.isRunningHere(), what + " does not run in the room");
            inside.set(null);
        }

        @Override
        public void joined(Session session) {
            during("joined", () -> {
                joined.incrementAndGet();
                check(members.put(session, true) == null, "joined twice");
                check(members.size() <= room.info().maxMembers(), "more than the maximum");
                check(room.size() == members.size(), "the room counts other members");
                check(room.contains(session), "a member that joins is missing");
            });
        }

        @Override
        public void left(Session session, LeaveInfo why) {
            during("left", () -> {
                left.incrementAndGet();
                check(members.remove(session) != null, "left without having joined");
                check(!room.contains(session), "a member that has left is there");
            });
        }

        @Override
        public void suspended(Session session) {
            during("suspended", () -> {
                suspended.incrementAndGet();
                check(members.containsKey(session), "suspended without having joined");
            });
        }

        @Override
        public void resumed(Session session) {
            during("resumed", () -> check(members.containsKey(session), "resumed without having joined"));
        }

        @Override
        public void disposed() {
            during("disposed", () -> {
                disposed.incrementAndGet();
                check(members.isEmpty(), "disposed with members");
            });
            ended = true;
        }
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    private Rooms.Builder<Session> builder() {
        return Rooms.<Session>builder(session -> session.client().remote, Checked::new)
                .maxRooms(MAX_ROOMS)
                .maxRoomsPerPlayer(MAX_ROOMS_PER_PLAYER)
                .reservationTime(Duration.ofMillis(200))
                .maxWaitingMessages(16)
                .onError((room, what, cause) -> violations.add(what + " has thrown " + cause));
    }

    /** Does one thing of many. */
    private void operate(Rooms<Session> rooms, List<Player> players, SplittableRandom random) {
        Player player = players.get(random.nextInt(players.size()));
        FakeClient client = player.client.get();
        Session session = new Session(player, client);
        Room<Session> room = rooms.find(random.nextInt(1, made.get() + 2)).orElse(null);
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> rooms.joinOrCreate(session, info -> random.nextBoolean(), () -> options(random));
            case 3 -> rooms.leave(session);
            case 4 -> {
                client.disconnect();
                player.client.compareAndSet(client, new FakeClient());
            }
            case 5 -> ifThere(room, found -> found.leave(session));
            case 6 -> ifThere(room, found -> found.join(session));
            case 7 ->
                ifThere(room, found -> {
                    if (random.nextBoolean()) {
                        found.lock();
                    } else {
                        found.unlock();
                    }
                });
            case 8 ->
                ifThere(room, found -> {
                    try {
                        Reservation seat = found.reserve(Duration.ofMillis(random.nextInt(1, 300)));
                        switch (random.nextInt(3)) {
                            case 0 -> rooms.joinReserved(session, seat.token());
                            case 1 -> seat.cancel();
                            default -> {}
                        }
                    } catch (RoomException e) {
                        check(e.reason() != RoomException.Reason.LOCKED, "locked rooms reserve seats");
                    }
                });
            case 9 -> {
                if (random.nextInt(8) == 0) {
                    ifThere(room, Room::dispose);
                }
            }
            case 10 -> ifThere(room, found -> found.code().ifPresent(code -> rooms.joinByCode(session, code)));
            case 11 -> {
                rooms.suspend(session);
                if (random.nextBoolean()) {
                    rooms.resume(session);
                }
            }
            default -> {
                rooms.receive(session, new Ping(player));
                rooms.roomsOf(session).forEach(each -> rooms.receive(session, each.id(), new Ping(player)));
            }
        }
        rooms.list().forEach(info -> check(info.members() <= info.maxMembers(), "more seats than the maximum"));
        check(rooms.roomsOf(session).size() <= MAX_ROOMS_PER_PLAYER, "in too many rooms");
    }

    private static void ifThere(Room<Session> room, java.util.function.Consumer<Room<Session>> action) {
        if (room != null) {
            action.accept(room);
        }
    }

    private static RoomOptions options(SplittableRandom random) {
        RoomOptions options = RoomOptions.named("room").withMaxMembers(random.nextInt(1, MAX_MEMBERS + 1));
        options = random.nextInt(4) == 0 ? options.asPrivate() : options;
        return random.nextInt(8) == 0 ? options.keepWhenEmpty() : options;
    }

    private static List<Player> players(int count) {
        List<Player> players = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            players.add(new Player());
        }
        return players;
    }

    /** Waits until a player is in a room, so that rooms have messages to handle however fast the threads of the test are. */
    private static void playAWhile(Rooms<Session> rooms, Player player) {
        Session session = new Session(player, player.client.get());
        rooms.joinOrCreate(
                        session, info -> true, () -> RoomOptions.named("room").withMaxMembers(MAX_MEMBERS))
                .orTimeout(50, TimeUnit.SECONDS)
                .handle((room, refusal) -> room)
                .join();
        rooms.roomsOf(session).forEach(each -> rooms.receive(session, each.id(), new Ping(player)));
    }

    private void checkTheEnd(Rooms<Session> rooms) {
        assertThat(violations).isEmpty();
        assertThat(left).as("each joined has one left").hasValue(joined.get());
        assertThat(disposed).as("each room has one end").hasValue(made.get());
        assertThat(rooms.statistics().rooms()).isZero();
        assertThat(rooms.statistics().members()).isZero();
        assertThat(rooms.statistics().created()).isEqualTo(made.get());
        assertThat(rooms.statistics().messages()).isEqualTo(handled.get());
        assertThat(joined.get()).as("something has happened").isGreaterThan(10);
        assertThat(handled.get()).as("messages were handled").isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void rooms_keep_their_promises_in_virtual_time(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FakeLoop loop = new FakeLoop();
        Rooms<Session> rooms = builder()
                .dispatcher(Dispatcher.executor(loop))
                .scheduler(loop)
                .random(new SplittableRandom(seed))
                .build();
        List<Player> players = players(12);
        for (int i = 0; i < 3_000; i++) {
            operate(rooms, players, random);
            switch (random.nextInt(4)) {
                case 0 -> loop.turn();
                case 1 -> loop.advance(Duration.ofMillis(random.nextInt(20)));
                default -> {}
            }
        }
        players.forEach(player -> player.client.get().disconnect());
        loop.run();
        assertThat(rooms.statistics().members())
                .as("members that have disconnected")
                .isZero();
        rooms.closeAsync();
        loop.run();
        checkTheEnd(rooms);
        assertThat(suspended.get()).isPositive();
        loop.advance(Duration.ofSeconds(1));
        assertThat(loop.waiting()).as("timers that outlive their rooms").isZero();
    }

    @Test
    void rooms_keep_their_promises_with_many_threads() throws Exception {
        int threads = 4;
        Rooms<Session> rooms = builder().build();
        List<Player> players = players(24);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                SplittableRandom random = new SplittableRandom(i);
                work.add(pool.submit(() -> {
                    for (int n = 0; n < 5_000; n++) {
                        operate(rooms, players, random);
                        if (n % 20 == 0) {
                            playAWhile(rooms, players.get(random.nextInt(players.size())));
                        }
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get(50, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        players.forEach(player -> player.client.get().disconnect());
        rooms.closeAsync().get(10, TimeUnit.SECONDS);
        checkTheEnd(rooms);
    }
}
