package io.darkrift.rooms;

import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.Durations;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.rooms.LeaveInfo.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A room: its members, and code that is never run by two threads at once. Created by {@link Rooms#create} and {@link
 * Rooms#joinOrCreate}; {@link RoomHandler} has an example.
 *
 * <p><b>Single-threaded.</b> Handlers of messages, the hooks of {@link RoomHandler}, timers, ticks and what {@link
 * #execute} is given run one at a time and in order, so that the state of a room needs no locks. They may run on
 * different threads, and must not wait, because that delays the room and blocks a thread that other rooms need. Query a
 * database elsewhere, and return to the room with {@code thenAcceptAsync(..., room::execute)}.
 *
 * <p><b>Any thread</b> may call the methods of this class, except for {@link #on} and {@link #handler}, which are for code
 * that runs in the room, such as the constructor of its handler.
 *
 * <p><b>The end.</b> A room is disposed when its last member has left, unless a seat is reserved or it is {@link
 * RoomOptions#keepWhenEmpty kept}; and when {@link #dispose} is called.
 *
 * @param <P> what the application knows a client by, such as a player
 */
public final class Room<P> {
    private static final int MAX_TASKS = 1_024;
    private static final int MAX_TIMERS = 1_024;
    private static final int MAX_TICK_LOOPS = 16;

    /** A client in a room, from the moment when it has a seat. */
    static final class Member<P> {
        final Room<P> room;
        final P player;
        final Rooms.Presence<P> presence;
        final AtomicInteger waiting = new AtomicInteger();
        /** Set once, with the lock of the room: nothing of the member is handled any more, but its last hook. */
        volatile @Nullable LeaveInfo leaving;

        private final AtomicBoolean suspensionChanges = new AtomicBoolean();
        private volatile boolean connectionBroken;
        private boolean suspended;

        Member(Room<P> room, P player, Rooms.Presence<P> presence) {
            this.room = room;
            this.player = player;
            this.presence = presence;
        }

        boolean isStaying() {
            return leaving == null;
        }
    }

    private final Rooms<P> rooms;
    private final int id;
    private final RoomOptions options;
    private final @Nullable String code;
    private final SerialQueue queue;

    /** The members whose {@code joined} was called, and whose {@code left} was not. Replaced, by code in the room. */
    private volatile Member<P>[] present = none();

    // Code in the room alone.
    private final Map<Class<?>, ConnectionHandler<? super P, Object>> handlers = new HashMap<>(8);
    private @Nullable RoomHandler<P> handler;

    // With the lock. No code of the application runs under it.
    private final Map<Rooms.Presence<P>, Member<P>> members = new LinkedHashMap<>(8);
    private final Set<Reservation> reservations = new HashSet<>(0);
    private final Set<Timer> timers = new HashSet<>(0);
    private final List<TickLoop> loops = new ArrayList<>(1);
    private Map<String, String> properties;
    private boolean locked;
    private boolean fresh = true;
    private boolean disposed;
    private int waitingTasks;
    private @Nullable ScheduledFuture<?> firstMember;

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    Room(Rooms<P> rooms, int id, RoomOptions options, @Nullable String code) {
        this.rooms = rooms;
        this.id = id;
        this.options = options;
        this.code = code;
        this.properties = options.properties();
        this.queue = rooms.newQueue(cause -> rooms.failed(this, "a task", cause));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type can't be created otherwise.
    private static <P> Member<P>[] none() {
        return new Member[0];
    }

    /** The room is in the tables: its handler is made, and it waits for its first member. */
    void open() {
        queue.execute(() -> {
            try {
                handler = Objects.requireNonNull(rooms.newHandler(this), "the handler of a room");
            } catch (Throwable e) {
                rooms.failed(this, "created", e);
                dispose();
            }
        });
        synchronized (this) {
            if (!disposed && fresh && !options.keptWhenEmpty()) {
                firstMember = rooms.schedule(this::noMemberCame, rooms.reservationTime());
            }
            updateListing();
        }
    }

    private void noMemberCame() {
        boolean empty;
        synchronized (this) {
            fresh = false;
            empty = disposeIfEmpty();
        }
        if (empty) {
            queue.start();
        }
    }

    /**
     * Returns the id.
     *
     * @return 1 or more, unique among the rooms of the same {@link Rooms} that exist at the same time
     */
    public int id() {
        return id;
    }

    /**
     * Returns the name.
     *
     * @return the name that the room was created with
     */
    public String name() {
        return options.name();
    }

    /**
     * Returns the code of a private room, with which players join: {@link Rooms#joinByCode}.
     *
     * @return 8 letters and digits; empty if the room is not private
     */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /**
     * Returns the entry of the room in lists.
     *
     * @return the current state
     */
    public synchronized RoomInfo info() {
        return new RoomInfo(
                id, options.name(), properties, takenSeats(), options.maxMembers(), locked, options.isPrivate());
    }

    private int takenSeats() {
        return members.size() + reservations.size();
    }

    /**
     * Returns the members.
     *
     * @return those whose {@code joined} was called and whose {@code left} was not, in the order in which they joined; a list
     *     that does not change
     */
    public List<P> members() {
        return Arrays.stream(present).map(member -> member.player).toList();
    }

    /**
     * Returns the number of members.
     *
     * @return the size of {@link #members()}
     */
    public int size() {
        return present.length;
    }

    /**
     * Returns whether a client is a member.
     *
     * @param player the client
     * @return true if it is one of {@link #members()}
     */
    public boolean contains(P player) {
        Object client = rooms.clientOf(player);
        return Arrays.stream(present).anyMatch(member -> member.presence.client() == client);
    }

    /**
     * Sets the handler of messages of a type from members. A later handler for the same type replaces this one. May be
     * called only by code that runs in the room.
     *
     * @param <T> the type
     * @param type the class of a record; or {@link Message}, for raw messages
     * @param handler called for each message, in the room
     */
    @SuppressWarnings("unchecked") // It is called with messages of this class only.
    public <T> void on(Class<T> type, ConnectionHandler<? super P, ? super T> handler) {
        Objects.requireNonNull(handler, "handler");
        checkInRoom("on");
        handlers.put(
                Objects.requireNonNull(type, "type"),
                (player, message) -> ((ConnectionHandler<P, Object>) handler).handle(player, message));
    }

    /**
     * Sets the handler of all messages for which a generated interface has methods. May be called only by code that
     * runs in the room.
     *
     * @param messages called for each message, in the room
     */
    public void handler(MessageHandler<? super P> messages) {
        for (MessageSerializer<?> each : messages.registry()) {
            int tag = each.tag();
            if (messages.handles(tag)) {
                on(each.type(), (player, message) -> messages.dispatch(player, tag, message));
            }
        }
    }

    private void checkInRoom(String method) {
        if (!queue.isRunningHere()) {
            throw new IllegalStateException(
                    method + " was called outside of the room: call it in the constructor of the room's handler");
        }
    }

    /**
     * Returns whether the calling thread runs code of this room.
     *
     * @return true in handlers, hooks, timers and ticks of the room
     */
    public boolean isRunningHere() {
        return queue.isRunningHere();
    }

    /**
     * Adds a client. Does not wait.
     *
     * @param player the client
     * @return a future that completes in the room, after {@code joined}; it fails with a {@link RoomException}
     */
    public CompletableFuture<Room<P>> join(P player) {
        return rooms.join(player, this, null);
    }

    /** Takes a seat, or says why not. With the lock of the presence. {@link #startQueue} has to follow. */
    synchronized Member<P> takeSeat(
            P player, Rooms.Presence<P> presence, @Nullable Reservation reservation, CompletableFuture<Room<P>> done) {
        if (disposed) {
            throw new RoomException(RoomException.Reason.NOT_FOUND, this + " has been disposed");
        }
        if (members.containsKey(presence)) {
            throw new RoomException(
                    RoomException.Reason.ALREADY_MEMBER,
                    player + " is in " + this + " already, or its left(...) has not run yet");
        }
        if (reservation != null) {
            if (!reservations.remove(reservation)) {
                throw new RoomException(
                        RoomException.Reason.RESERVATION_EXPIRED, "the seat in " + this + " is no longer reserved");
            }
        } else if (locked) {
            throw new RoomException(RoomException.Reason.LOCKED, this + " is locked");
        } else {
            checkFree();
        }
        Member<P> member = new Member<>(this, player, presence);
        members.put(presence, member);
        fresh = false;
        if (firstMember != null) {
            firstMember.cancel(false);
            firstMember = null;
        }
        updateListing();
        queue.add(() -> runJoined(member, done));
        return member;
    }

    private void checkFree() {
        if (takenSeats() >= options.maxMembers()) {
            throw new RoomException(
                    RoomException.Reason.FULL, this + " is full: maxMembers is " + options.maxMembers());
        }
    }

    void startQueue() {
        queue.start();
    }

    private void runJoined(Member<P> member, CompletableFuture<Room<P>> done) {
        RoomHandler<P> hooks = handler;
        if (hooks == null) {
            done.completeExceptionally(new RoomException(
                    RoomException.Reason.FAILED, this + " could not be created: its handler has failed"));
            return;
        }
        Member<P>[] more = Arrays.copyOf(present, present.length + 1);
        more[present.length] = member;
        present = more;
        rooms.joined();
        try {
            hooks.joined(member.player);
        } catch (Throwable e) {
            rooms.failed(this, "joined", e);
        }
        done.complete(this);
    }

    /**
     * Removes a member, with the reason {@link LeaveInfo.Reason#LEFT}. None of its messages is handled after this call;
     * {@code left} runs in the room later.
     *
     * @param player the client
     * @return true if it was a member, or about to become one
     */
    public boolean leave(P player) {
        return leave(player, new LeaveInfo(Reason.LEFT, "it has left"));
    }

    /**
     * Removes a member, with the reason {@link LeaveInfo.Reason#KICKED}. The client stays connected to the server. None
     * of its messages is handled after this call; {@code left} runs in the room later.
     *
     * @param player the client
     * @param detail the reason in words, for {@link LeaveInfo}
     * @return true if it was a member, or about to become one
     */
    public boolean kick(P player, String detail) {
        return leave(player, new LeaveInfo(Reason.KICKED, detail));
    }

    private boolean leave(P player, LeaveInfo why) {
        Rooms.Presence<P> presence = rooms.presenceOf(player);
        return presence != null && leave(presence, why);
    }

    boolean leave(Rooms.Presence<P> presence, LeaveInfo why) {
        synchronized (this) {
            Member<P> member = members.get(presence);
            if (member == null || !beginLeaving(member, why)) {
                return false;
            }
        }
        queue.start();
        return true;
    }

    private boolean beginLeaving(Member<P> member, LeaveInfo why) {
        if (member.leaving != null) {
            return false;
        }
        member.leaving = why;
        queue.add(() -> runLeft(member, why));
        return true;
    }

    private void runLeft(Member<P> member, LeaveInfo why) {
        int index = List.of(present).indexOf(member);
        if (index >= 0) {
            Member<P>[] fewer = Arrays.copyOf(present, present.length - 1);
            System.arraycopy(present, index + 1, fewer, index, fewer.length - index);
            present = fewer;
        }
        RoomHandler<P> hooks = handler;
        if (index >= 0 && hooks != null) {
            rooms.left();
            try {
                hooks.left(member.player, why);
            } catch (Throwable e) {
                rooms.failed(this, "left", e);
            }
        }
        member.presence.remove(member);
        // The seat is free now, and not before: what the hook says of the room is still true while it runs.
        synchronized (this) {
            members.remove(member.presence);
            updateListing();
            disposeIfEmpty();
        }
    }

    /**
     * Reserves a seat for a client that joins with {@link Rooms#joinReserved}, even if the room is locked or private.
     * The reservation is not bound to a client: any client that has the token can join.
     *
     * @param time how long the seat is kept, more than 0
     * @return the reservation
     * @throws RoomException if the room is full, or has been disposed
     */
    public Reservation reserve(Duration time) {
        Durations.positive(time, "the time of a reservation");
        Reservation reservation = new Reservation(this, rooms.newToken(), time);
        synchronized (this) {
            if (disposed) {
                throw new RoomException(RoomException.Reason.NOT_FOUND, this + " has been disposed");
            }
            checkFree();
            reservations.add(reservation);
            updateListing();
            rooms.reserved(reservation);
            reservation.expiresWith(rooms.schedule(() -> release(reservation), time));
        }
        return reservation;
    }

    /** Frees the seat of a reservation. Returns whether it was valid. */
    boolean release(Reservation reservation) {
        synchronized (this) {
            reservation.stopTimer();
            rooms.forget(reservation);
            if (!reservations.remove(reservation)) {
                return false;
            }
            updateListing();
            disposeIfEmpty();
        }
        queue.start();
        return true;
    }

    /** Locks the room, for example when a match has begun: clients can join only with a reservation. Members stay. */
    public void lock() {
        setLocked(true);
    }

    /** Unlocks the room, so that clients can join again. */
    public void unlock() {
        setLocked(false);
    }

    private synchronized void setLocked(boolean value) {
        locked = value;
        updateListing();
    }

    /**
     * Sets the metadata that lists show. It replaces all earlier metadata.
     *
     * @param all at most 16 entries, with keys of at most 64 characters and values of at most 256
     * @throws IllegalArgumentException if a limit is exceeded
     */
    public synchronized void setProperties(Map<String, String> all) {
        properties = RoomOptions.checked(all);
    }

    /** With the lock: {@code joinOrCreate} looks only at rooms that can be joined. */
    private void updateListing() {
        boolean open = !disposed && !locked && !options.isPrivate() && takenSeats() < options.maxMembers();
        rooms.setOpen(this, open);
    }

    /**
     * Runs a task in the room, after everything that waits already. The room can so be used as an {@link
     * java.util.concurrent.Executor} for futures: {@code future.thenAcceptAsync(result -> ..., room::execute)}.
     *
     * @param task the task; it does not run if the room is disposed before
     * @throws RejectedExecutionException if the room has been disposed, or 1,024 tasks wait already
     */
    public void execute(Runnable task) {
        Objects.requireNonNull(task, "task");
        synchronized (this) {
            if (disposed) {
                throw new RejectedExecutionException(this + " has been disposed");
            }
            if (waitingTasks >= MAX_TASKS) {
                throw new RejectedExecutionException(
                        MAX_TASKS + " tasks wait in " + this + ": it is too slow, or is given too many");
            }
            waitingTasks++;
            queue.add(() -> runTask(task));
        }
        queue.start();
    }

    private void runTask(Runnable task) {
        boolean runs;
        synchronized (this) {
            waitingTasks--;
            runs = !disposed;
        }
        if (runs) {
            run("a task", task::run);
        }
    }

    /**
     * Runs a task in the room after a delay, unless the room is disposed or the task is cancelled before.
     *
     * @param delay the delay, 0 or more
     * @param task the task
     * @return a future that cancels the task; it is already cancelled if the room has been disposed
     * @throws RejectedExecutionException if the room has 1,024 timers already
     */
    public Future<?> schedule(Duration delay, Runnable task) {
        Timer timer = new Timer(Objects.requireNonNull(task, "task"));
        synchronized (this) {
            if (disposed) {
                timer.cancel(false);
                return timer;
            }
            if (timers.size() >= MAX_TIMERS) {
                throw new RejectedExecutionException(this + " has " + MAX_TIMERS + " timers already");
            }
            timer.due = rooms.schedule(() -> queue.execute(timer), delay);
            timers.add(timer);
        }
        return timer;
    }

    private final class Timer extends FutureTask<@Nullable Void> {
        private @Nullable ScheduledFuture<?> due;

        Timer(Runnable task) {
            super(() -> Room.this.run("a timer", task::run), null);
        }

        /** Forgets the timer, which has run or was cancelled. */
        @Override
        protected void done() {
            synchronized (Room.this) {
                timers.remove(this);
                if (due != null) {
                    due.cancel(false);
                }
            }
        }
    }

    /**
     * Calls a function in the room at a fixed rate, until the loop is closed or the room is disposed. See {@link TickLoop}.
     *
     * @param ticksPerSecond 1 to 1,000
     * @param handler called for each tick
     * @return the loop, with its statistics; it never runs if the room has been disposed
     * @throws RejectedExecutionException if the room has 16 loops already
     */
    public TickLoop startTicks(int ticksPerSecond, TickLoop.TickHandler handler) {
        TickLoop loop = TickLoop.builder(ticksPerSecond, handler)
                .onError(cause -> rooms.failed(this, "a tick", cause))
                .addTo(rooms.tickMeasurements())
                .build();
        synchronized (this) {
            if (disposed) {
                loop.close();
                return loop;
            }
            loops.removeIf(TickLoop::isClosed);
            if (loops.size() >= MAX_TICK_LOOPS) {
                throw new RejectedExecutionException(
                        this + " has " + MAX_TICK_LOOPS + " tick loops already: close those that it no longer needs");
            }
            loops.add(loop);
        }
        loop.start(rooms.scheduler(), queue);
        return loop;
    }

    /**
     * Returns the loops that {@link #startTicks} has started, for tools that watch the server.
     *
     * @return those that are not closed, 16 at most; a list that does not change
     */
    public synchronized List<TickLoop> tickLoops() {
        return loops.stream().filter(loop -> !loop.isClosed()).toList();
    }

    /** Adds a message of a member. */
    DeliveryResult deliver(Member<P> member, Object message) {
        if (member.leaving != null) {
            return DeliveryResult.NOT_A_MEMBER;
        }
        if (member.waiting.incrementAndGet() > rooms.maxWaitingMessages()) {
            member.waiting.decrementAndGet();
            return DeliveryResult.FULL;
        }
        queue.execute(() -> handle(member, message));
        return DeliveryResult.ACCEPTED;
    }

    private void handle(Member<P> member, Object message) {
        member.waiting.decrementAndGet();
        if (member.leaving != null) {
            return;
        }
        ConnectionHandler<? super P, Object> function = handlers.get(message.getClass());
        if (function == null) {
            rooms.unhandled(this, message);
            return;
        }
        rooms.handled();
        try {
            function.handle(member.player, message);
        } catch (Throwable e) {
            rooms.failed(this, message.getClass().getSimpleName(), e);
        }
    }

    /** The connection of a member has broken, or its session was resumed. One task at most waits for it. */
    void suspend(Member<P> member, boolean broken) {
        member.connectionBroken = broken;
        if (member.suspensionChanges.compareAndSet(false, true)) {
            queue.execute(() -> runSuspension(member));
        }
    }

    private void runSuspension(Member<P> member) {
        member.suspensionChanges.set(false);
        boolean broken = member.connectionBroken;
        RoomHandler<P> hooks = handler;
        if (hooks == null || member.leaving != null || member.suspended == broken) {
            return;
        }
        member.suspended = broken;
        if (broken) {
            run("suspended", () -> hooks.suspended(member.player));
        } else {
            run("resumed", () -> hooks.resumed(member.player));
        }
    }

    private interface Code {
        void run() throws Exception;
    }

    private void run(String what, Code code) {
        try {
            code.run();
        } catch (Throwable e) {
            rooms.failed(this, what, e);
        }
    }

    /**
     * Sends a message to all members: a record reliably, a raw message over its own channel. It is encoded once.
     *
     * @param message a record of the registry, a raw or an encoded message
     * @return the number of members for which it was accepted
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't be
     *     written, or is too large
     */
    public int broadcast(Object message) {
        return broadcast(message, message instanceof Message raw ? raw.sendMode() : SendMode.RELIABLE, null);
    }

    /**
     * Sends a message to all members. It is encoded once.
     *
     * @param message a record of the registry, a raw or an encoded message
     * @param mode the channel
     * @return the number of members for which it was accepted
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't be
     *     written, or is too large
     */
    public int broadcast(Object message, SendMode mode) {
        return broadcast(message, mode, null);
    }

    /**
     * Sends a message to all members but one, such as its sender. It is encoded once.
     *
     * @param message a record of the registry, a raw or an encoded message
     * @param mode the channel
     * @param except the member that does not receive it, or null
     * @return the number of members for which it was accepted
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't be
     *     written, or is too large
     */
    public int broadcast(Object message, SendMode mode, @Nullable P except) {
        Objects.requireNonNull(message, "message");
        Object excluded = except == null ? null : rooms.clientOf(except);
        EncodedMessage encoded = message instanceof EncodedMessage given ? given : null;
        int accepted = 0;
        for (Member<P> member : present) {
            if (member.presence.client() == excluded || member.leaving != null) {
                continue;
            }
            if (encoded == null) {
                encoded = member.presence.client().encode(message);
            }
            if (member.presence.client().send(encoded, mode).isAccepted()) {
                accepted++;
            }
        }
        return accepted;
    }

    /**
     * Ends the room: clients can't join any more, all members leave with {@link LeaveInfo.Reason#DISPOSED}, timers and
     * ticks stop, and {@code disposed} runs last. Does not wait. Calling it again has no effect.
     */
    public void dispose() {
        synchronized (this) {
            if (!disposed) {
                LeaveInfo why = new LeaveInfo(Reason.DISPOSED, "the room was disposed");
                members.values().forEach(member -> beginLeaving(member, why));
                beginDisposal();
            }
        }
        queue.start();
    }

    /** With the lock. */
    private boolean disposeIfEmpty() {
        if (disposed || fresh || takenSeats() > 0 || options.keptWhenEmpty()) {
            return false;
        }
        beginDisposal();
        return true;
    }

    /** With the lock. */
    private void beginDisposal() {
        disposed = true;
        if (firstMember != null) {
            firstMember.cancel(false);
        }
        reservations.forEach(reservation -> {
            reservation.stopTimer();
            rooms.forget(reservation);
        });
        reservations.clear();
        updateListing();
        queue.add(this::runDisposed);
    }

    private void runDisposed() {
        List<Timer> running;
        synchronized (this) {
            running = List.copyOf(timers);
            loops.forEach(TickLoop::close);
            loops.clear();
        }
        running.forEach(timer -> timer.cancel(false));
        RoomHandler<P> hooks = handler;
        if (hooks != null) {
            run("disposed", hooks::disposed);
        }
        rooms.remove(this);
        ended.complete(null);
    }

    /** Completes after the last hook. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Returns the name and the id. */
    @Override
    public String toString() {
        return "room " + id + " (" + options.name() + ")";
    }
}
