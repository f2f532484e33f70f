package io.darkrift.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.SendMode;
import io.darkrift.rooms.RoomException.Reason;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private final FakeLoop loop = new FakeLoop();
    private final List<String> log = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final Map<Integer, Hall> halls = new HashMap<>();

    private record Say(String text) {}

    private record Player(String name, FakeClient client) {
        Player(String name) {
            this(name, new FakeClient());
        }

        RemoteClient remote() {
            return client.remote;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Writes down what happens. */
    private final class Hall implements RoomHandler<Player> {
        private final Room<Player> room;

        Hall(Room<Player> room) {
            this.room = room;
            halls.put(room.id(), this);
            log.add("created " + room.id());
            room.on(Say.class, (player, say) -> {
                if (say.text().equals("fail")) {
                    throw new IllegalStateException("as asked");
                }
                log.add(player + " says " + say.text() + " in " + room.id());
            });
        }

        @Override
        public void joined(Player player) {
            log.add(player + " joined " + room.id() + " of " + room.size());
        }

        @Override
        public void left(Player player, LeaveInfo why) {
            log.add(player + " left " + room.id() + ": " + why.reason());
        }

        @Override
        public void suspended(Player player) {
            log.add(player + " suspended");
        }

        @Override
        public void resumed(Player player) {
            log.add(player + " resumed");
        }

        @Override
        public void disposed() {
            log.add("disposed " + room.id());
        }
    }

    private Rooms<Player> rooms(UnaryOperator<Rooms.Builder<Player>> settings) {
        return settings.apply(Rooms.<Player>builder(Player::remote, Hall::new)
                        .dispatcher(Dispatcher.executor(loop))
                        .scheduler(loop)
                        .onError((room, what, cause) -> errors.add(what + ": " + cause.getMessage())))
                .build();
    }

    private final Rooms<Player> rooms = rooms(builder -> builder);
    private final Player ada = new Player("ada");
    private final Player bob = new Player("bob");
    private final Player eve = new Player("eve");

    private Room<Player> create(RoomOptions options) {
        Room<Player> room = rooms.create(options);
        loop.run();
        return room;
    }

    private static RoomOptions room(int members) {
        return RoomOptions.named("hall").withMaxMembers(members);
    }

    private Reason refusal(CompletableFuture<?> join) {
        loop.run();
        assertThat(join).isCompletedExceptionally();
        try {
            join.join();
            throw new AssertionError("it did not fail");
        } catch (CompletionException e) {
            return ((RoomException) e.getCause()).reason();
        }
    }

    private Room<Player> joined(CompletableFuture<Room<Player>> join) {
        loop.run();
        assertThat(join).isCompleted();
        return join.join();
    }

    @Test
    void hooks_run_in_order_and_the_room_is_disposed_when_its_last_member_has_left() {
        Room<Player> room = create(room(2));
        joined(room.join(ada));
        joined(rooms.join(bob, room.id()));
        room.leave(ada);
        bob.client.disconnect();
        loop.run();

        assertThat(log)
                .containsExactly(
                        "created 1",
                        "ada joined 1 of 1",
                        "bob joined 1 of 2",
                        "ada left 1: LEFT",
                        "bob left 1: DISCONNECTED",
                        "disposed 1");
        assertThat(rooms.find(1)).isEmpty();
        assertThat(rooms.list()).isEmpty();
        assertThat(refusal(room.join(eve))).isEqualTo(Reason.NOT_FOUND);
        assertThat(rooms.statistics()).isEqualTo(new RoomsStatistics(0, 0, 1, 2, 0, 0, 0, 0));
    }

    @Test
    void a_client_that_leaves_before_it_has_joined_has_both_hooks() {
        Room<Player> room = create(room(2));
        CompletableFuture<Room<Player>> join = room.join(ada);
        ada.client.disconnect();
        joined(join);
        assertThat(log).containsExactly("created 1", "ada joined 1 of 1", "ada left 1: DISCONNECTED", "disposed 1");
        assertThat(refusal(rooms.joinOrCreate(ada, any -> true, () -> room(1)))).isEqualTo(Reason.DISCONNECTED);
    }

    @Test
    void no_more_than_the_maximum_join() {
        Room<Player> room = create(room(1));
        joined(room.join(ada));
        assertThat(refusal(room.join(bob))).isEqualTo(Reason.FULL);
        assertThat(refusal(room.join(ada))).isEqualTo(Reason.ALREADY_MEMBER);
        assertThat(room.members()).containsExactly(ada);
        assertThat(room.contains(bob)).isFalse();
        assertThat(room.info()).isEqualTo(new RoomInfo(1, "hall", Map.of(), 1, 1, false, false));
    }

    @Test
    void nobody_joins_a_locked_room_without_a_reservation() {
        Room<Player> room = create(room(3));
        joined(room.join(ada));
        Reservation seat = room.reserve(Duration.ofSeconds(5));
        room.lock();
        assertThat(refusal(room.join(bob))).isEqualTo(Reason.LOCKED);
        joined(rooms.joinReserved(eve, seat.token()));
        assertThat(refusal(rooms.joinReserved(bob, seat.token()))).isEqualTo(Reason.RESERVATION_EXPIRED);
        room.unlock();
        joined(room.join(bob));
        assertThat(room.members()).containsExactly(ada, eve, bob);
    }

    @Test
    void a_reserved_seat_is_free_again_after_its_time() {
        Room<Player> room = create(room(2));
        joined(room.join(ada));
        Reservation seat = room.reserve(Duration.ofSeconds(5));
        assertThat(refusal(room.join(bob))).isEqualTo(Reason.FULL);
        assertThatThrownBy(() -> room.reserve(Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        RoomException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FULL));
        loop.advance(Duration.ofSeconds(5));
        assertThat(refusal(rooms.joinReserved(eve, seat.token()))).isEqualTo(Reason.RESERVATION_EXPIRED);
        assertThat(seat.cancel()).isFalse();
        joined(room.join(bob));
    }

    @Test
    void a_reservation_keeps_an_empty_room() {
        Room<Player> room = create(room(2));
        joined(room.join(ada));
        Reservation seat = room.reserve(Duration.ofSeconds(5));
        room.leave(ada);
        loop.run();
        assertThat(rooms.find(1)).isPresent();
        assertThat(seat.cancel()).isTrue();
        loop.run();
        assertThat(rooms.find(1)).isEmpty();
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void private_rooms_are_joined_by_code_and_not_listed() {
        Room<Player> room = create(room(3).asPrivate());
        String code = room.code().orElseThrow();
        assertThat(code).matches("[A-HJ-NP-Z2-9]{8}");
        assertThat(rooms.list()).isEmpty();
        assertThat(refusal(rooms.join(ada, room.id()))).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal(rooms.joinByCode(ada, "AAAAAAAA"))).isEqualTo(Reason.NOT_FOUND);
        joined(rooms.joinByCode(ada, code.toLowerCase()));
        assertThat(joined(rooms.joinOrCreate(bob, any -> true, () -> room(2))).id())
                .isEqualTo(2);
        room.dispose();
        assertThat(refusal(rooms.joinByCode(eve, code))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void those_who_look_for_the_same_at_once_find_each_other() {
        CompletableFuture<Room<Player>> first = rooms.joinOrCreate(ada, any -> true, () -> room(2));
        CompletableFuture<Room<Player>> second = rooms.joinOrCreate(bob, any -> true, () -> room(2));
        CompletableFuture<Room<Player>> third = rooms.joinOrCreate(eve, any -> true, () -> room(2));
        assertThat(joined(first)).isSameAs(joined(second));
        assertThat(joined(third).id()).isEqualTo(2);
    }

    @Test
    void the_predicate_decides_which_room_fits() {
        Room<Player> desert = create(room(4).withProperty("map", "desert"));
        Room<Player> ice = create(room(4).withProperty("map", "ice"));
        assertThat(joined(rooms.joinOrCreate(ada, info -> info.property("map").equals("ice"), () -> room(1))))
                .isSameAs(ice);
        desert.setProperties(Map.of("map", "sea"));
        assertThat(joined(rooms.joinOrCreate(bob, info -> info.property("map").equals("sea"), () -> room(1))))
                .isSameAs(desert);
        assertThat(rooms.list(info -> info.members() == 1, 1, 1)).containsExactly(ice.info());
    }

    @Test
    void a_predicate_that_throws_fails_its_own_search_only() {
        create(room(4));
        CompletableFuture<Room<Player>> failing = rooms.joinOrCreate(
                ada,
                any -> {
                    throw new IllegalStateException("bad");
                },
                () -> room(1));
        CompletableFuture<Room<Player>> other = rooms.joinOrCreate(bob, any -> true, () -> room(1));
        joined(other);
        assertThat(failing).isCompletedExceptionally();
        joined(rooms.joinOrCreate(ada, any -> true, () -> room(1)));
    }

    @Test
    void a_second_search_of_a_client_is_refused_while_the_first_runs() {
        CompletableFuture<Room<Player>> first = rooms.joinOrCreate(ada, any -> true, () -> room(2));
        assertThat(refusal(rooms.joinOrCreate(ada, any -> true, () -> room(2)))).isEqualTo(Reason.BUSY);
        joined(first);
    }

    @Test
    void a_client_in_as_many_rooms_as_allowed_is_refused_and_creates_none() {
        Room<Player> room = create(room(4));
        joined(room.join(ada));
        create(room(1));
        assertThat(refusal(rooms.join(ada, 2))).isEqualTo(Reason.TOO_MANY_ROOMS);
        assertThat(refusal(rooms.joinOrCreate(ada, any -> false, () -> room(1))))
                .isEqualTo(Reason.TOO_MANY_ROOMS);
        assertThat(rooms.statistics().created()).isEqualTo(2);
    }

    @Test
    void a_client_goes_from_room_to_room_without_waiting() {
        Room<Player> one = create(room(4));
        Room<Player> two = create(room(4));
        joined(one.join(ada));
        one.leave(ada);
        CompletableFuture<Room<Player>> join = two.join(ada);
        assertThat(rooms.roomsOf(ada)).containsExactly(two);
        joined(join);
        assertThat(rooms.receive(ada, new Say("hello"))).isEqualTo(DeliveryResult.ACCEPTED);
        loop.run();
        assertThat(log).endsWith("ada says hello in 2");
    }

    @Test
    void messages_reach_the_room_of_their_sender_in_order() {
        Room<Player> room = create(room(4));
        assertThat(rooms.receive(ada, new Say("early"))).isEqualTo(DeliveryResult.NOT_A_MEMBER);
        room.join(ada);
        rooms.receive(ada, new Say("one"));
        rooms.receive(ada, new Say("two"));
        room.leave(ada);
        assertThat(rooms.receive(ada, new Say("late"))).isEqualTo(DeliveryResult.NOT_A_MEMBER);
        loop.run();
        assertThat(log)
                .as("after leave() nothing of the member is handled, even if it came before")
                .containsExactly("created 1", "ada joined 1 of 1", "ada left 1: LEFT", "disposed 1");

        room = create(room(4));
        room.join(ada);
        rooms.receive(ada, new Say("one"));
        rooms.receive(ada, new Say("two"));
        loop.run();
        assertThat(log).endsWith("ada joined 2 of 1", "ada says one in 2", "ada says two in 2");
    }

    @Test
    void messages_of_a_client_in_several_rooms_have_to_name_one() {
        Rooms<Player> channels = rooms(builder -> builder.maxRoomsPerPlayer(2));
        Room<Player> one = channels.create(room(4));
        Room<Player> two = channels.create(room(4));
        joined(one.join(ada));
        joined(two.join(ada));
        assertThat(channels.receive(ada, new Say("where?"))).isEqualTo(DeliveryResult.AMBIGUOUS);
        assertThat(channels.receive(ada, two.id(), new Say("here"))).isEqualTo(DeliveryResult.ACCEPTED);
        assertThat(channels.receive(ada, 77, new Say("nowhere"))).isEqualTo(DeliveryResult.NOT_A_MEMBER);
        loop.run();
        assertThat(log).endsWith("ada says here in 2");
        channels.leave(ada);
        loop.run();
        assertThat(log).endsWith("ada left 1: LEFT", "disposed 1", "ada left 2: LEFT", "disposed 2");
        assertThat(channels.statistics().discarded()).isEqualTo(2);
    }

    @Test
    void a_member_that_sends_too_much_harms_itself_only() {
        Rooms<Player> bounded = rooms(builder -> builder.maxWaitingMessages(3));
        Room<Player> room = bounded.create(room(4));
        joined(room.join(ada));
        joined(room.join(bob));
        for (int i = 0; i < 3; i++) {
            assertThat(bounded.receive(ada, new Say("" + i))).isEqualTo(DeliveryResult.ACCEPTED);
        }
        assertThat(bounded.receive(ada, new Say("3"))).isEqualTo(DeliveryResult.FULL);
        assertThat(bounded.receive(bob, new Say("hello"))).isEqualTo(DeliveryResult.ACCEPTED);
        loop.run();
        assertThat(log).endsWith("ada says 0 in 1", "ada says 1 in 1", "ada says 2 in 1", "bob says hello in 1");
        assertThat(bounded.receive(ada, new Say("4"))).isEqualTo(DeliveryResult.ACCEPTED);
        assertThat(bounded.statistics().discarded()).isEqualTo(1);
    }

    @Test
    void a_message_without_a_handler_is_counted() {
        joined(create(room(4)).join(ada));
        rooms.receive(ada, "text");
        loop.run();
        assertThat(rooms.statistics().unhandled()).isEqualTo(1);
    }

    @Test
    void handlers_timers_ticks_and_tasks_that_throw_change_nothing_else() {
        Room<Player> room = create(room(4));
        joined(room.join(ada));
        rooms.receive(ada, new Say("fail"));
        room.execute(() -> {
            throw new IllegalStateException("task");
        });
        room.schedule(Duration.ofMillis(10), () -> {
            throw new IllegalStateException("timer");
        });
        TickLoop ticks = room.startTicks(10, tick -> {
            throw new IllegalStateException("tick " + tick);
        });
        loop.advance(Duration.ofMillis(200));
        rooms.receive(ada, new Say("on"));
        loop.run();
        assertThat(errors)
                .containsExactly("Say: as asked", "a task: task", "a timer: timer", "a tick: tick 1", "a tick: tick 2");
        assertThat(log).endsWith("ada says on in 1");
        assertThat(rooms.statistics().errors()).isEqualTo(5);
        assertThat(ticks.statistics().ticks()).isEqualTo(2);
    }

    @Test
    void a_room_whose_handler_can_not_be_made_is_disposed_and_its_joins_fail() {
        Rooms<Player> broken = Rooms.<Player>builder(Player::remote, room -> {
                    throw new IllegalStateException("no");
                })
                .dispatcher(Dispatcher.executor(loop))
                .scheduler(loop)
                .onError((room, what, cause) -> errors.add(what))
                .build();
        assertThat(refusal(broken.joinOrCreate(ada, any -> true, () -> room(1))))
                .isEqualTo(Reason.FAILED);
        assertThat(errors).containsExactly("created");
        assertThat(broken.roomsOf(ada)).isEmpty();
        assertThat(broken.statistics().rooms()).isZero();
    }

    @Test
    void timers_and_ticks_end_with_the_room() {
        Room<Player> room = create(room(4));
        joined(room.join(ada));
        room.schedule(Duration.ofMillis(100), () -> log.add("timer"));
        room.schedule(Duration.ofMillis(200), () -> log.add("cancelled")).cancel(false);
        room.schedule(Duration.ofMillis(500), () -> log.add("too late"));
        room.startTicks(20, tick -> log.add("tick " + tick));
        loop.advance(Duration.ofMillis(120));
        room.dispose();
        loop.advance(Duration.ofSeconds(10));
        assertThat(log)
                .endsWith("tick 1", "timer", "tick 2", "ada left 1: DISPOSED", "disposed 1")
                .doesNotContain("cancelled", "too late");
        assertThat(loop.waiting()).isZero();
        assertThatThrownBy(() -> room.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(room.schedule(Duration.ZERO, () -> log.add("late"))).isCancelled();
        room.startTicks(1, tick -> log.add("late"));
        loop.advance(Duration.ofSeconds(10));
        assertThat(log).endsWith("disposed 1");
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void whoever_operates_the_server_sees_all_rooms_and_their_loops() {
        Room<Player> hall = create(room(4));
        Room<Player> secret = create(room(4).asPrivate());
        TickLoop fast = secret.startTicks(20, tick -> {});
        TickLoop slow = secret.startTicks(1, tick -> {});
        assertThat(rooms.all()).containsExactly(hall, secret);
        assertThat(hall.tickLoops()).isEmpty();
        assertThat(secret.tickLoops()).containsExactly(fast, slow);
        fast.close();
        assertThat(secret.tickLoops()).containsExactly(slow);
        secret.dispose();
        loop.run();
        assertThat(secret.tickLoops()).isEmpty();
        assertThat(rooms.all()).containsExactly(hall);
    }

    @Test
    void tasks_timers_and_loops_are_bounded() {
        Room<Player> room = create(room(4));
        for (int i = 0; i < 1_024; i++) {
            room.execute(() -> {});
            room.schedule(Duration.ofSeconds(1), () -> {});
        }
        for (int i = 0; i < 16; i++) {
            room.startTicks(1, tick -> {});
        }
        assertThatThrownBy(() -> room.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("1024 tasks wait in room 1 (hall): it is too slow, or is given too many");
        assertThatThrownBy(() -> room.schedule(Duration.ZERO, () -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> room.startTicks(1, tick -> {})).isInstanceOf(RejectedExecutionException.class);
        loop.run();
        room.execute(() -> {});
    }

    @Test
    void a_room_that_nobody_joins_is_disposed_unless_it_is_kept() {
        create(room(4));
        Room<Player> kept = create(room(4).keepWhenEmpty());
        loop.advance(Duration.ofSeconds(10));
        assertThat(log).containsExactly("created 1", "created 2", "disposed 1");
        joined(kept.join(ada));
        kept.leave(ada);
        loop.advance(Duration.ofSeconds(60));
        assertThat(rooms.find(2)).contains(kept);
        kept.dispose();
        loop.run();
        assertThat(log).endsWith("ada joined 2 of 1", "ada left 2: LEFT", "disposed 2");
    }

    @Test
    void rooms_are_bounded_and_those_that_end_make_place() {
        Rooms<Player> few = rooms(builder -> builder.maxRooms(2));
        few.create(room(1));
        Room<Player> second = few.create(room(1));
        assertThatThrownBy(() -> few.create(room(1)))
                .isInstanceOf(RoomException.class)
                .hasMessage("there are 2 rooms (maxRooms)");
        second.dispose();
        loop.run();
        few.create(room(1));
    }

    @Test
    void a_broadcast_is_encoded_once_and_reaches_all_but_the_one_left_out() {
        Room<Player> room = create(room(4));
        joined(room.join(ada));
        joined(room.join(bob));
        joined(room.join(eve));
        int before = FakeClient.ENCODED.get();
        assertThat(room.broadcast(new Say("all"))).isEqualTo(3);
        assertThat(room.broadcast(new Say("others"), SendMode.RELIABLE, ada)).isEqualTo(2);
        assertThat(FakeClient.ENCODED.get() - before).isEqualTo(2);
        assertThat(ada.client.sent).hasSize(1);
        assertThat(bob.client.sent).hasSize(2);
        assertThat(bob.client.sent.get(0)).isSameAs(eve.client.sent.get(0));
        room.kick(bob, "rude");
        assertThat(room.broadcast(new Say("without bob"))).isEqualTo(2);
        loop.run();
        assertThat(log).endsWith("bob left 1: KICKED");
    }

    @Test
    void a_member_is_suspended_and_resumed_in_turns() {
        Room<Player> room = create(room(4));
        joined(room.join(ada));
        rooms.resume(ada);
        rooms.suspend(ada);
        rooms.suspend(ada);
        loop.run();
        assertThat(log).endsWith("ada joined 1 of 1", "ada suspended");
        assertThat(room.members()).containsExactly(ada);
        rooms.resume(ada);
        loop.run();
        rooms.suspend(ada);
        loop.run();
        ada.client.disconnect();
        loop.run();
        assertThat(log).endsWith("ada resumed", "ada suspended", "ada left 1: DISCONNECTED", "disposed 1");
    }

    @Test
    void handlers_are_set_in_the_room_only() {
        Room<Player> room = create(room(4));
        assertThatThrownBy(() -> room.on(Say.class, (player, say) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on was called outside of the room: call it in the constructor of the room's handler");
        room.execute(() -> room.on(Say.class, (player, say) -> log.add("new")));
        joined(room.join(ada));
        rooms.receive(ada, new Say("x"));
        loop.run();
        assertThat(log).endsWith("new");
    }

    @Test
    void closing_disposes_all_rooms_and_refuses_new_ones() {
        Room<Player> room = create(room(4));
        joined(room.join(ada));
        create(room(4).keepWhenEmpty());
        CompletableFuture<Void> closing = rooms.closeAsync();
        loop.run();
        assertThat(closing).isCompleted();
        assertThat(log).endsWith("ada left 1: DISPOSED", "disposed 1", "disposed 2");
        assertThat(refusal(rooms.joinOrCreate(bob, any -> true, () -> room(1)))).isEqualTo(Reason.NO_ROOM_LEFT);
        rooms.close();
    }

    @Test
    void a_queue_of_a_game_loop_runs_all_rooms_on_its_thread() {
        DispatchQueue queue = Dispatcher.queue();
        Rooms<Player> queued = rooms(builder -> builder.dispatcher(queue));
        CompletableFuture<Room<Player>> join = queued.joinOrCreate(ada, any -> true, () -> room(2));
        assertThat(log).isEmpty();
        while (queue.drain() > 0) {}
        assertThat(join).isCompleted();
        queued.close();
        assertThat(log).endsWith("ada left 1: DISPOSED", "disposed 1");
    }

    @Test
    void on_event_loops_a_room_runs_on_the_calling_thread_and_never_inside_of_another() {
        Rooms<Player> direct = rooms(builder -> builder.dispatcher(Dispatcher.eventLoop()));
        Room<Player> one = direct.create(room(2));
        Room<Player> two = direct.create(room(2));
        one.execute(() -> {
            two.execute(() -> log.add("two"));
            log.add("one");
        });
        assertThat(log).endsWith("one", "two");
        assertThat(direct.joinOrCreate(ada, any -> true, () -> room(2))).isCompleted();
    }

    @Test
    void an_executor_that_rejects_a_room_is_asked_again() {
        int[] rejections = {3};
        Rooms<Player> rejected = rooms(builder -> builder.dispatcher(Dispatcher.executor(task -> {
            if (rejections[0]-- > 0) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        })));
        rejected.create(room(2));
        assertThat(log).isEmpty();
        loop.advance(Duration.ofMillis(30));
        assertThat(log).containsExactly("created 1");
    }

    @Test
    void a_room_gives_way_to_others() {
        Room<Player> busy = create(room(2));
        Room<Player> other = create(room(2));
        for (int i = 0; i < 1_000; i++) {
            busy.execute(() -> log.add("busy"));
        }
        other.execute(() -> log.add("other"));
        loop.run();
        assertThat(log.indexOf("other")).isLessThanOrEqualTo(2 + 64);
        assertThat(log).hasSize(2 + 1_001);
    }

    @Test
    void options_are_checked() {
        assertThatThrownBy(() -> RoomOptions.named("n".repeat(65)))
                .hasMessage("the name of a room has 65 characters: 64 at most are allowed");
        assertThatThrownBy(() -> room(0)).hasMessage("maxMembers is 0: it has to be 1 to 65535");
        assertThatThrownBy(() -> room(1).withProperty("k", "v".repeat(257)))
                .hasMessage("the value of the property k has 257 characters: 256 at most are allowed");
    }
}
