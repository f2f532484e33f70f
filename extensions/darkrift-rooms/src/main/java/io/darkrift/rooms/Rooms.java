package io.darkrift.rooms;

import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.rooms.LeaveInfo.Reason;
import io.darkrift.server.RemoteClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All rooms of one kind, such as the matches of a game. A game with matches and parties has two of these.
 *
 * <pre>{@code
 * Rooms<Player> matches = Rooms.builder(Player::client, Match::new).build(); // Match: see RoomHandler
 * DarkriftServer server = DarkriftServer.builder()
 *         .registry(MessageRegistry.load())
 *         .login(Login.class, (client, login) -> LoginResult.accept(new Player(client, login.name())))
 *         .on(Play.class, (player, play) -> matches.joinOrCreate(
 *                 player, room -> room.property("map").equals(play.map()),
 *                 () -> RoomOptions.named("match").withMaxMembers(8).withProperty("map", play.map())))
 *         .on(Shoot.class, matches::receive)
 *         .start();
 * }</pre>
 *
 * <p><b>Messages.</b> {@link #receive(Object, Object)} gives a message to the room of its sender, where the room's
 * handler of this type runs. If a client may be in several rooms of the same kind ({@link Builder#maxRoomsPerPlayer}),
 * its messages contain the id of a room: {@code .on(Say.class, (player, say) -> channels.receive(player, say.room(),
 * say))}.
 *
 * <p><b>Threads.</b> The code of a room is never run by two threads at once, and many rooms run at the same time, on
 * the {@link Builder#dispatcher}. Rooms do not have threads of their own. A room with much to do lets other rooms run
 * after every 64 tasks. All methods are safe for use by any thread.
 *
 * <p><b>Disconnects.</b> A client that disconnects leaves its rooms by itself.
 *
 * @param <P> what the application knows a client by, such as a player
 */
public final class Rooms<P> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    /** Without letters and digits that are taken for others. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE_LENGTH = 8;
    private static final int TOKEN_LENGTH = 26;
    private static final long CLOSE_SECONDS = 5;
    private static final int MAX_LOOKED_AT = 1_000;

    /** How many rooms whose {@code left} has not run yet a client may be in, besides those that it stays in. */
    private static final int MAX_LEAVING = 16;

    /** A client, from its first room until it disconnects. */
    static final class Presence<P> {
        private final RemoteClient client;
        private final AtomicBoolean searching = new AtomicBoolean();
        private volatile boolean gone;
        private volatile List<Room.Member<P>> memberships = List.of();

        Presence(RemoteClient client) {
            this.client = client;
        }

        RemoteClient client() {
            return client;
        }

        synchronized void add(Room.Member<P> member) {
            List<Room.Member<P>> more = new ArrayList<>(memberships);
            more.add(member);
            memberships = List.copyOf(more);
        }

        synchronized void remove(Room.Member<P> member) {
            List<Room.Member<P>> fewer = new ArrayList<>(memberships);
            fewer.remove(member);
            memberships = List.copyOf(fewer);
        }

        /** Returns the memberships without those that are ending. */
        List<Room.Member<P>> staying() {
            List<Room.Member<P>> all = memberships;
            return all.size() == 1 && all.get(0).isStaying()
                    ? all
                    : all.stream().filter(Room.Member::isStaying).toList();
        }

        synchronized List<Room.Member<P>> end() {
            gone = true;
            return memberships;
        }
    }

    private final Function<? super P, ? extends RemoteClient> clientOf;
    private final Function<? super Room<P>, ? extends RoomHandler<P>> newHandler;
    private final Executor executor;
    private final LinkExecutor scheduler;
    private final @Nullable ForkJoinPool ownPool;
    private final Threads.@Nullable Clock ownClock;
    private final int maxRooms;
    private final int maxRoomsPerPlayer;
    private final int maxWaitingMessages;
    private final Duration reservationTime;
    private final RandomGenerator random;
    private final @Nullable ErrorHandler<P> onError;
    private final LogLimit logLimit = new LogLimit();
    private final SerialQueue search;

    private final ConcurrentSkipListMap<Integer, Room<P>> rooms = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Integer, Room<P>> open = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<String, Room<P>> codes = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Reservation> reservations = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<RemoteClient, Presence<P>> presences = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger lastId = new AtomicInteger();
    private volatile boolean closed;

    private final LongAdder members = new LongAdder();
    private final LongAdder created = new LongAdder();
    private final LongAdder joins = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder discarded = new LongAdder();
    private final LongAdder unhandled = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final TickLoop.Measurements ticks = new TickLoop.Measurements();

    private Rooms(Builder<P> builder) {
        this.clientOf = builder.clientOf;
        this.newHandler = builder.newHandler;
        this.maxRooms = builder.maxRooms;
        this.maxRoomsPerPlayer = builder.maxRoomsPerPlayer;
        this.maxWaitingMessages = builder.maxWaitingMessages;
        this.reservationTime = builder.reservationTime;
        this.random = builder.random;
        this.onError = builder.onError;
        this.ownClock = builder.scheduler == null ? new Threads.Clock() : null;
        this.scheduler = builder.scheduler == null ? Objects.requireNonNull(ownClock) : builder.scheduler;
        this.ownPool = builder.dispatcher == null ? Threads.pool() : null;
        this.executor = ownPool == null ? executorOf(Objects.requireNonNull(builder.dispatcher)) : ownPool;
        this.search = newQueue(cause -> logLimit.log(LOG, "Looking for a room failed", cause));
    }

    private static Executor executorOf(Dispatcher dispatcher) {
        if (dispatcher instanceof Dispatcher.OnExecutor executor) {
            return executor.executor();
        }
        return dispatcher instanceof DispatchQueue queue ? queue : new Threads.CallingThread();
    }

    /**
     * Creates a builder of rooms.
     *
     * @param <P> what the application knows a client by, such as a player
     * @param clientOf returns the client of a player, always the same: {@code Player::client}
     * @param newHandler creates the handler of a new room: {@code Match::new}. It runs in the room, before all other
     *     code of the room
     * @return a builder with defaults
     */
    public static <P> Builder<P> builder(
            Function<? super P, ? extends RemoteClient> clientOf,
            Function<? super Room<P>, ? extends RoomHandler<P>> newHandler) {
        return new Builder<>(clientOf, newHandler);
    }

    /**
     * Creates a room. If no client joins it within {@link Builder#reservationTime}, it is disposed, unless it is {@link
     * RoomOptions#keepWhenEmpty kept}.
     *
     * @param options the options of the room
     * @return the room; its handler is created later, in the room
     * @throws RoomException if there are {@code maxRooms} already, or these rooms have been closed
     */
    public Room<P> create(RoomOptions options) {
        Objects.requireNonNull(options, "options");
        if (count.incrementAndGet() > maxRooms) {
            count.decrementAndGet();
            throw new RoomException(RoomException.Reason.NO_ROOM_LEFT, "there are " + maxRooms + " rooms (maxRooms)");
        }
        Room<P> room;
        do {
            int id = lastId.updateAndGet(last -> last == Integer.MAX_VALUE ? 1 : last + 1);
            room = new Room<>(this, id, options, options.isPrivate() ? newCode(CODE_LENGTH) : null);
        } while (rooms.putIfAbsent(room.id(), room) != null);
        if (closed) {
            remove(room);
            throw new RoomException(RoomException.Reason.NO_ROOM_LEFT, "the rooms have been closed");
        }
        String code = room.code().orElse(null);
        if (code != null) {
            codes.put(code, room);
        }
        created.increment();
        room.open();
        return room;
    }

    /**
     * Creates a room as {@link #create} does, and adds a client to it.
     *
     * @param player the client
     * @param options the options of the room
     * @return a future that completes in the room, after {@code joined}; it fails with a {@link RoomException}
     */
    public CompletableFuture<Room<P>> createAndJoin(P player, RoomOptions options) {
        Objects.requireNonNull(options, "options");
        CompletableFuture<Room<P>> done = new CompletableFuture<>();
        try {
            createAndJoin(player, options, done);
        } catch (RoomException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    /**
     * Finds a room. Private rooms are included.
     *
     * @param id its id
     * @return the room, if there is one
     */
    public Optional<Room<P>> find(int id) {
        return Optional.ofNullable(rooms.get(id));
    }

    /**
     * Returns all rooms by id, private ones included: for tools that watch the server, not for its players.
     *
     * @return a view that can't be changed; it may be read while rooms are created and disposed
     */
    public Collection<Room<P>> all() {
        return Collections.unmodifiableCollection(rooms.values());
    }

    /**
     * Lists the public rooms, in the order of their ids.
     *
     * @return their current entries
     */
    public List<RoomInfo> list() {
        return list(room -> true, 0, Integer.MAX_VALUE);
    }

    /**
     * Lists public rooms in pages, in the order of their ids: the next page begins after the last id of this page.
     *
     * @param filter returns whether a room is listed; it runs on the calling thread
     * @param after the last id of the page before; 0 for the first page
     * @param limit the maximum number of rooms, 1 or more
     * @return their current entries
     */
    public List<RoomInfo> list(Predicate<? super RoomInfo> filter, int after, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ": it has to be at least 1");
        }
        return rooms.tailMap(after, false).values().stream()
                .filter(room -> room.code().isEmpty())
                .map(Room::info)
                .filter(filter)
                .limit(limit)
                .toList();
    }

    /**
     * Gives public rooms to a function until it returns false, or many were looked at.
     *
     * @return where to go on; 0 if all were looked at
     */
    int page(Predicate<? super RoomInfo> filter, int after, Predicate<? super RoomInfo> function) {
        int looked = 0;
        for (Room<P> room : rooms.tailMap(after, false).values()) {
            if (++looked > MAX_LOOKED_AT) {
                return room.id() - 1;
            }
            if (room.code().isEmpty()) {
                RoomInfo info = room.info();
                if (filter.test(info) && !function.test(info)) {
                    return info.id();
                }
            }
        }
        return 0;
    }

    boolean isReserved(String token) {
        return reservations.containsKey(token);
    }

    /**
     * Adds a client to a public room.
     *
     * @param player the client
     * @param id the id of the room
     * @return a future that completes in the room, after {@code joined}; it fails with a {@link RoomException}
     */
    public CompletableFuture<Room<P>> join(P player, int id) {
        Room<P> room = rooms.get(id);
        return room == null || room.code().isPresent()
                ? refused(RoomException.Reason.NOT_FOUND, "there is no public room " + id)
                : join(player, room, null);
    }

    /**
     * Adds a client to a private room.
     *
     * @param player the client
     * @param code the code of the room; lower case is accepted too
     * @return a future that completes in the room, after {@code joined}; it fails with a {@link RoomException}
     */
    public CompletableFuture<Room<P>> joinByCode(P player, String code) {
        Room<P> room = codes.get(code.toUpperCase(Locale.ROOT));
        return room == null
                ? refused(RoomException.Reason.NOT_FOUND, "there is no room with this code")
                : join(player, room, null);
    }

    /**
     * Adds a client to a room in which it has a {@link Room#reserve reserved} seat. Each reservation can be used once.
     *
     * @param player the client
     * @param token the token of the reservation
     * @return a future that completes in the room, after {@code joined}; it fails with a {@link RoomException}
     */
    public CompletableFuture<Room<P>> joinReserved(P player, String token) {
        Reservation reservation = reservations.get(token);
        if (reservation == null) {
            return refused(RoomException.Reason.RESERVATION_EXPIRED, "there is no such reservation");
        }
        Room<P> room = rooms.get(reservation.roomId());
        return room == null || room != reservation.room()
                ? refused(RoomException.Reason.NOT_FOUND, "the room of the reservation has been disposed")
                : join(player, room, reservation);
    }

    /**
     * Adds a client to the oldest public room that fits and has a free seat, or to a new room. Calls are processed one
     * after the other, so that two players who search at the same time meet in the same room.
     *
     * @param player the client
     * @param fits returns whether a room fits; it runs on the dispatcher, one call at a time
     * @param options returns the options of the new room if no other fits
     * @return a future that completes in the room, after {@code joined}; it fails with a {@link RoomException}, or with
     *     the exception of {@code fits} or {@code options}
     */
    public CompletableFuture<Room<P>> joinOrCreate(
            P player, Predicate<? super RoomInfo> fits, Supplier<RoomOptions> options) {
        Objects.requireNonNull(fits, "fits");
        Objects.requireNonNull(options, "options");
        Presence<P> presence = presence(player);
        if (!presence.searching.compareAndSet(false, true)) {
            return refused(
                    RoomException.Reason.BUSY, "an earlier call of joinOrCreate for " + player + " has not completed");
        }
        CompletableFuture<Room<P>> done = new CompletableFuture<>();
        search.execute(() -> {
            try {
                search(player, fits, options, done);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            } finally {
                presence.searching.set(false);
            }
        });
        return done;
    }

    private void search(
            P player,
            Predicate<? super RoomInfo> fits,
            Supplier<RoomOptions> options,
            CompletableFuture<Room<P>> done) {
        checkMayJoin(player, presence(player), null);
        for (Room<P> room : open.values()) {
            if (fits.test(room.info()) && joins(player, room, done)) {
                return;
            }
        }
        createAndJoin(player, Objects.requireNonNull(options.get(), "options"), done);
    }

    private void createAndJoin(P player, RoomOptions options, CompletableFuture<Room<P>> done) {
        // First, so that a client that may not join creates no room.
        checkMayJoin(player, presence(player), null);
        Room<P> room = create(options);
        try {
            takeSeat(player, room, null, done);
        } catch (RoomException e) {
            room.dispose();
            throw e;
        }
    }

    private boolean joins(P player, Room<P> room, CompletableFuture<Room<P>> done) {
        try {
            takeSeat(player, room, null, done);
            return true;
        } catch (RoomException e) {
            return switch (e.reason()) {
                // Somebody was faster, or the room is not for this player: the next one may be.
                case NOT_FOUND, FULL, LOCKED, ALREADY_MEMBER -> false;
                default -> throw e;
            };
        }
    }

    CompletableFuture<Room<P>> join(P player, Room<P> room, @Nullable Reservation reservation) {
        CompletableFuture<Room<P>> done = new CompletableFuture<>();
        try {
            takeSeat(player, room, reservation, done);
        } catch (RoomException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private void takeSeat(P player, Room<P> room, @Nullable Reservation reservation, CompletableFuture<Room<P>> done) {
        Presence<P> presence = presence(player);
        synchronized (presence) {
            checkMayJoin(player, presence, room);
            presence.add(room.takeSeat(player, presence, reservation, done));
        }
        if (reservation != null) {
            forget(reservation);
            reservation.stopTimer();
        }
        room.startQueue();
    }

    /** With the lock of the presence, or before, to find out early. */
    private void checkMayJoin(P player, Presence<P> presence, @Nullable Room<P> room) {
        if (presence.gone) {
            throw new RoomException(RoomException.Reason.DISCONNECTED, player + " has disconnected");
        }
        List<Room.Member<P>> all = presence.memberships;
        long staying = all.stream().filter(Room.Member::isStaying).count();
        boolean tooMany = staying >= maxRoomsPerPlayer || all.size() >= maxRoomsPerPlayer + MAX_LEAVING;
        if (tooMany && all.stream().noneMatch(member -> member.room == room)) {
            throw new RoomException(
                    RoomException.Reason.TOO_MANY_ROOMS,
                    player + " is in " + staying + " rooms, and leaves " + (all.size() - staying)
                            + " (maxRoomsPerPlayer)");
        }
    }

    private CompletableFuture<Room<P>> refused(RoomException.Reason reason, String message) {
        return CompletableFuture.failedFuture(new RoomException(reason, message));
    }

    RemoteClient clientOf(P player) {
        return Objects.requireNonNull(clientOf.apply(player), "the client of a player");
    }

    @Nullable Presence<P> presenceOf(P player) {
        return presences.get(clientOf(player));
    }

    private Presence<P> presence(P player) {
        RemoteClient client = clientOf(player);
        Presence<P> known = presences.get(client);
        if (known != null) {
            return known;
        }
        Presence<P> made = new Presence<>(client);
        known = presences.putIfAbsent(client, made);
        if (known == null) {
            // Once for each client, since it stays until the client disconnects.
            client.closed().thenAccept(info -> disconnected(made, info.toString()));
            known = made;
        }
        return known;
    }

    private void disconnected(Presence<P> presence, String detail) {
        List<Room.Member<P>> memberships = presence.end();
        presences.remove(presence.client, presence);
        LeaveInfo why = new LeaveInfo(Reason.DISCONNECTED, detail);
        memberships.forEach(member -> member.room.leave(presence, why));
    }

    /**
     * Removes a client from all its rooms.
     *
     * @param player the client
     */
    public void leave(P player) {
        roomsOf(player).forEach(room -> room.leave(player));
    }

    /**
     * Returns the rooms of a client.
     *
     * @param player the client
     * @return the rooms in which it has a seat, in the order in which it took the seats
     */
    public List<Room<P>> roomsOf(P player) {
        Presence<P> presence = presenceOf(player);
        return presence == null
                ? List.of()
                : presence.staying().stream().map(member -> member.room).toList();
    }

    /**
     * Gives a message to the room of its sender. Use it as a handler of the server: {@code .on(Shoot.class,
     * matches::receive)}. A message that is not accepted is counted, and logged at most once a second.
     *
     * @param player the sender
     * @param message a record; or a raw message, for rooms that handle these
     * @return whether the message was accepted, and why not
     */
    public DeliveryResult receive(P player, Object message) {
        Presence<P> presence = presenceOf(player);
        List<Room.Member<P>> memberships = presence == null ? List.of() : presence.staying();
        if (memberships.size() == 1) {
            return deliver(memberships.get(0), message);
        }
        return discarded(
                player, message, memberships.isEmpty() ? DeliveryResult.NOT_A_MEMBER : DeliveryResult.AMBIGUOUS);
    }

    /**
     * Gives a message to one of the rooms of its sender.
     *
     * @param player the sender
     * @param id the id of the room
     * @param message a record; or a raw message, for rooms that handle these
     * @return whether the message was accepted, and why not
     */
    public DeliveryResult receive(P player, int id, Object message) {
        Presence<P> presence = presenceOf(player);
        if (presence != null) {
            for (Room.Member<P> member : presence.memberships) {
                if (member.room.id() == id) {
                    return deliver(member, message);
                }
            }
        }
        return discarded(player, message, DeliveryResult.NOT_A_MEMBER);
    }

    private DeliveryResult deliver(Room.Member<P> member, Object message) {
        DeliveryResult result = member.room.deliver(member, Objects.requireNonNull(message, "message"));
        return result == DeliveryResult.ACCEPTED ? result : discarded(member.player, message, result);
    }

    private DeliveryResult discarded(P player, Object message, DeliveryResult why) {
        discarded.increment();
        logLimit.warn(LOG, "Discarded a {} of {}: {}", message.getClass().getSimpleName(), clientOf(player), why);
        return why;
    }

    /**
     * Informs the rooms of a client that its connection was lost and that its session may be resumed: {@code suspended}
     * runs in each room. The client keeps its seats.
     *
     * @param player the client
     */
    public void suspend(P player) {
        Presence<P> presence = presenceOf(player);
        if (presence != null) {
            presence.memberships.forEach(member -> member.room.suspend(member, true));
        }
    }

    /**
     * Informs the rooms of a client that it has resumed its session: {@code resumed} runs in each room in which it was
     * suspended.
     *
     * @param player the client
     */
    public void resume(P player) {
        Presence<P> presence = presenceOf(player);
        if (presence != null) {
            presence.memberships.forEach(member -> member.room.suspend(member, false));
        }
    }

    /**
     * Returns the counters of these rooms.
     *
     * @return a snapshot of the counters
     */
    public RoomsStatistics statistics() {
        return new RoomsStatistics(
                count.get(),
                (int) members.sum(),
                created.sum(),
                joins.sum(),
                messages.sum(),
                discarded.sum(),
                unhandled.sum(),
                errors.sum());
    }

    /**
     * Returns what the tick loops of all rooms have done, those of rooms and loops that have ended included.
     *
     * @return a snapshot of the measurements of {@link Room#startTicks}
     */
    public TickStatistics tickStatistics() {
        return ticks.statistics();
    }

    // What rooms call.

    TickLoop.Measurements tickMeasurements() {
        return ticks;
    }

    RoomHandler<P> newHandler(Room<P> room) {
        return newHandler.apply(room);
    }

    SerialQueue newQueue(Consumer<Throwable> onTaskError) {
        return new SerialQueue(executor, scheduler, logLimit, onTaskError);
    }

    LinkExecutor scheduler() {
        return scheduler;
    }

    ScheduledFuture<?> schedule(Runnable task, Duration delay) {
        return scheduler.schedule(task, Durations.nanos(delay), TimeUnit.NANOSECONDS);
    }

    Duration reservationTime() {
        return reservationTime;
    }

    int maxWaitingMessages() {
        return maxWaitingMessages;
    }

    String newToken() {
        return newCode(TOKEN_LENGTH);
    }

    private String newCode(int length) {
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    void reserved(Reservation reservation) {
        reservations.put(reservation.token(), reservation);
    }

    void forget(Reservation reservation) {
        reservations.remove(reservation.token());
    }

    void setOpen(Room<P> room, boolean isOpen) {
        if (isOpen) {
            open.put(room.id(), room);
        } else {
            open.remove(room.id());
        }
    }

    void remove(Room<P> room) {
        if (rooms.remove(room.id(), room)) {
            count.decrementAndGet();
            room.code().ifPresent(code -> codes.remove(code, room));
        }
    }

    void joined() {
        members.increment();
        joins.increment();
    }

    void left() {
        members.decrement();
    }

    void handled() {
        messages.increment();
    }

    void unhandled(Room<P> room, Object message) {
        unhandled.increment();
        logLimit.warn(
                LOG,
                "Discarded a {} in {}: the room has no handler of this type",
                message.getClass().getSimpleName(),
                room);
    }

    void failed(Room<P> room, String what, Throwable cause) {
        errors.increment();
        try {
            if (onError != null) {
                onError.failed(room, what, cause);
                return;
            }
        } catch (Throwable e) {
            cause.addSuppressed(e);
        }
        logLimit.log(LOG, "The handler of " + what + " failed in " + room, cause);
    }

    /**
     * Disposes all rooms, and prevents the creation of new ones.
     *
     * @return a future that completes after the last {@code disposed}; it never fails. The threads that these rooms
     *     have created then end
     */
    public CompletableFuture<Void> closeAsync() {
        closed = true;
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Room<P> room : rooms.values()) {
            room.dispose();
            all.add(room.ended());
        }
        // Calls of joinOrCreate that wait are answered too.
        CompletableFuture<Void> searched = new CompletableFuture<>();
        search.execute(() -> searched.complete(null));
        all.add(searched);
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).thenRun(() -> {
            if (ownPool != null) {
                ownPool.shutdown();
            }
            if (ownClock != null) {
                ownClock.close();
            }
        });
    }

    /**
     * Disposes all rooms as {@link #closeAsync()} does, and waits until they are disposed, at most 5 seconds. On the
     * thread that drains a {@code DispatchQueue}, it drains the queue meanwhile. On an event loop, in a room, and in
     * virtual time it does not wait. Close rooms before their server, so that rooms can still send to their members.
     */
    @Override
    public void close() {
        boolean mayWait = !EventLoops.isEventLoop()
                && !(executor instanceof LinkExecutor)
                && rooms.values().stream().noneMatch(Room::isRunningHere);
        CompletableFuture<Void> done = closeAsync();
        if (!mayWait) {
            return;
        }
        try {
            if (executor instanceof DispatchQueue queue) {
                queue.drainUntil(done, TimeUnit.SECONDS.toNanos(CLOSE_SECONDS));
            } else {
                done.get(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Closing rooms took too long, and continues in the background: {} are left", count.get());
        }
    }

    /**
     * Handles exceptions of code in rooms.
     *
     * @param <P> what the application knows a client by
     */
    @FunctionalInterface
    public interface ErrorHandler<P> {
        /**
         * Handles an exception.
         *
         * @param room the room
         * @param what what has thrown: the name of a hook or of a message, or {@code "a tick"}, {@code "a timer"}, {@code "a
         *     task"}
         * @param cause what was thrown
         */
        void failed(Room<P> room, String what, Throwable cause);
    }

    /**
     * Builds {@link Rooms}. Not safe for use by several threads at once.
     *
     * @param <P> what the application knows a client by, such as a player
     */
    public static final class Builder<P> {
        private final Function<? super P, ? extends RemoteClient> clientOf;
        private final Function<? super Room<P>, ? extends RoomHandler<P>> newHandler;
        private @Nullable Dispatcher dispatcher;
        private @Nullable LinkExecutor scheduler;
        private int maxRooms = 65_536;
        private int maxRoomsPerPlayer = 1;
        private int maxWaitingMessages = 256;
        private Duration reservationTime = Duration.ofSeconds(10);
        private RandomGenerator random = new SecureRandom();
        private @Nullable ErrorHandler<P> onError;

        private Builder(
                Function<? super P, ? extends RemoteClient> clientOf,
                Function<? super Room<P>, ? extends RoomHandler<P>> newHandler) {
            this.clientOf = Objects.requireNonNull(clientOf, "clientOf");
            this.newHandler = Objects.requireNonNull(newHandler, "newHandler");
        }

        /**
         * Sets the dispatcher, which decides where rooms run. Default: a separate thread pool, with as many daemon
         * threads as there are CPUs.
         *
         * <ul>
         *   <li>{@code Dispatcher.executor(...)}: an executor of the application, such as a larger pool, or virtual threads for
         *       rooms that wait.
         *   <li>{@code Dispatcher.queue()}: the thread that drains the queue runs all rooms.
         * <li>{@code Dispatcher.eventLoop()}: a room runs on the thread that gives it a task, such as the event loop of
         *     the member that has sent a message, or the thread of the scheduler for timers and ticks. This is the
         *     fastest; a slow room delays the clients of that event loop.
         * </ul>
         *
         * @param where the dispatcher
         * @return this
         */
        public Builder<P> dispatcher(Dispatcher where) {
            this.dispatcher = Objects.requireNonNull(where, "dispatcher");
            return this;
        }

        /**
         * Sets the scheduler of timers, ticks and reservations. Default: a separate daemon thread. In a test in virtual
         * time, this is {@code network.executor()}, together with {@code
         * dispatcher(Dispatcher.executor(network.executor()))}.
         *
         * @param clock the scheduler; the caller ends it
         * @return this
         */
        public Builder<P> scheduler(LinkExecutor clock) {
            this.scheduler = Objects.requireNonNull(clock, "scheduler");
            return this;
        }

        /**
         * Sets the maximum number of rooms. Default: 65,536.
         *
         * @param rooms at least 1
         * @return this
         */
        public Builder<P> maxRooms(int rooms) {
            this.maxRooms = atLeastOne(rooms, "maxRooms");
            return this;
        }

        /**
         * Sets in how many rooms a client may be at the same time. Default: 1.
         *
         * @param rooms at least 1
         * @return this
         */
        public Builder<P> maxRoomsPerPlayer(int rooms) {
            this.maxRoomsPerPlayer = atLeastOne(rooms, "maxRoomsPerPlayer");
            return this;
        }

        /**
         * Sets how many messages of a member may wait in its room. Further ones are discarded and counted, and {@link
         * Rooms#receive} returns {@link DeliveryResult#FULL}, so that a client that sends too much does not affect
         * others. Default: 256.
         *
         * @param messages at least 1
         * @return this
         */
        public Builder<P> maxWaitingMessages(int messages) {
            this.maxWaitingMessages = atLeastOne(messages, "maxWaitingMessages");
            return this;
        }

        /**
         * Sets how long a new room waits for its first member before it is disposed. Default: 10 seconds.
         *
         * @param time more than 0
         * @return this
         */
        public Builder<P> reservationTime(Duration time) {
            this.reservationTime = Durations.positive(time, "reservationTime");
            return this;
        }

        /**
         * Sets the source of codes and tokens, for tests. Default: a {@link SecureRandom}.
         *
         * @param source safe for use by several threads at once
         * @return this
         */
        public Builder<P> random(RandomGenerator source) {
            this.random = Objects.requireNonNull(source, "random");
            return this;
        }

        /**
         * Sets the handler of exceptions of code in rooms. Default: they are logged.
         *
         * @param handler called where the room runs
         * @return this
         */
        public Builder<P> onError(ErrorHandler<P> handler) {
            this.onError = Objects.requireNonNull(handler, "onError");
            return this;
        }

        private static int atLeastOne(int value, String name) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is " + value + ": it has to be at least 1");
            }
            return value;
        }

        /**
         * Builds the rooms. There are no rooms at first.
         *
         * @return the rooms
         */
        public Rooms<P> build() {
            return new Rooms<>(this);
        }
    }
}
