package io.darkrift.rooms;

import io.darkrift.connection.RequestFailedException;
import io.darkrift.message.Answer;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.Request;
import io.darkrift.message.UnknownTagException;
import io.darkrift.wire.DarkriftWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/**
 * Lets clients list, create and join rooms with three {@linkplain Request requests}. Give it to the builder of a server
 * as a handler of messages:
 *
 * <pre>{@code
 * DarkriftServer server = DarkriftServer.builder()
 *         .registry(MessageRegistry.load())
 *         .login(Login.class, (client, login) -> LoginResult.accept(new Player(client, login.name())))
 *         .handler(Lobby.of(matches, 60_000)) // the tags 60,000 to 60,004
 *         .on(Shoot.class, matches::receive)
 *         .start();
 * }</pre>
 *
 * <p>A client in Java adds the messages of the lobby to its registry, and sends requests:
 *
 * <pre>{@code
 * DarkriftClient client = DarkriftClient.builder()
 *         .registry(MessageRegistry.load())
 *         .registry(Lobby.registry(60_000))
 *         .connect("127.0.0.1", 4296);
 * Lobby.RoomPage page = client.request(new Lobby.ListRooms(0, 20, Map.of("map", "desert"))).join();
 * client.request(new Lobby.JoinRoom(page.rooms().get(0).id()));
 * }</pre>
 *
 * <p>On the wire, a request begins with a u32 that the client chooses. The answer has the same tag, and begins with the
 * same u32 and a u8. If the u8 is 0, the answer follows. If it is 1, a u16 with the {@link RoomException.Reason#code()
 * code} of the reason and a string follow. Properties are a u8 with their count, then a pair of strings for each.
 *
 * <table>
 * <caption>The requests, after the u32, and their answers, after the u8</caption>
 * <tr><th>tag</th><th>request</th><th>answer</th></tr>
 * <tr><td>first: list</td><td>i32 the {@code next} of the page before, or 0; u8 how many rooms at most, 1 or more; the
 *     properties that rooms have to have</td><td>i32 {@code next}, 0 if this is the last page; u8 count; for each room: i32 id,
 *     string name, u16 taken seats, u16 all seats, bool whether it is locked, its properties</td></tr>
 * <tr><td>first + 1: create, and join</td><td>string name, u16 seats, bool whether it is private, its
 *     properties</td><td>i32 id, string code, which is empty for a public room</td></tr>
 * <tr><td>first + 2: join</td><td>i32 id, or 0; string: the code of a private room, or the token of a reservation, if the id is
 *     0</td><td>i32 id, string code, as above</td></tr>
 * </table>
 *
 * <p>The answer to a join is sent after the client has joined and {@code joined} has run. For each page of a list, the
 * lobby searches at most 1,000 rooms, and a page has about 8 KiB at most, so that no request of a client takes long.
 *
 * <p>Safe for use by any thread.
 *
 * @param <P> what the application knows a client by, such as a player
 */
public final class Lobby<P> implements MessageHandler<P> {
    private static final int DEFAULT_MAX_MEMBERS = 64;
    private static final int MAX_PAGE_BYTES = 8_192;

    /**
     * A request for a list of public rooms.
     *
     * @param after the {@link RoomPage#next} of the page before, or 0 for the first page
     * @param limit the maximum number of rooms, 1 to 255
     * @param properties the properties that rooms must have, at most 255
     */
    public record ListRooms(int after, int limit, Map<String, String> properties) implements Request<RoomPage> {
        /**
         * Copies the properties.
         *
         * @param after the {@link RoomPage#next} of the page before, or 0 for the first page
         * @param limit how many rooms at most, 1 to 255
         * @param properties those that rooms have to have
         */
        public ListRooms {
            properties = Map.copyOf(properties);
        }
    }

    /**
     * A page of the list of public rooms.
     *
     * @param next the value of {@code after} for the next page, or 0 if this is the last page
     * @param rooms the rooms, 255 at most, without private ones
     */
    public record RoomPage(int next, List<RoomInfo> rooms) {
        /**
         * Copies the rooms.
         *
         * @param next what to ask for the next page with, or 0 if this is the last one
         * @param rooms the rooms
         */
        public RoomPage {
            rooms = List.copyOf(rooms);
        }
    }

    /**
     * A request to create a room and join it.
     *
     * @param name the name
     * @param maxMembers how many members there may be, 0 to 65,535; the rule of the lobby may change it
     * @param isPrivate whether the room is joined by code only
     * @param properties metadata for lists, 255 at most
     */
    public record CreateRoom(String name, int maxMembers, boolean isPrivate, Map<String, String> properties)
            implements Request<JoinedRoom> {
        /**
         * Copies the properties.
         *
         * @param name the name
         * @param maxMembers how many members there may be
         * @param isPrivate whether the room is joined by code only
         * @param properties metadata for lists
         */
        public CreateRoom {
            properties = Map.copyOf(properties);
        }

        /**
         * Creates a request from options, such as {@code RoomOptions.named("mine").asPrivate()}.
         *
         * @param options the options; the server decides whether the room is kept when it is empty
         */
        public CreateRoom(RoomOptions options) {
            this(options.name(), options.maxMembers(), options.isPrivate(), options.properties());
        }
    }

    /**
     * A request to join a room.
     *
     * @param id the id of a public room, or 0
     * @param code the code of a private room, or the token of a reservation, if the id is 0
     */
    public record JoinRoom(int id, String code) implements Request<JoinedRoom> {
        /**
         * Creates a request for a public room.
         *
         * @param id the id of the room
         */
        public JoinRoom(int id) {
            this(id, "");
        }

        /**
         * Creates a request for a private or a reserved room.
         *
         * @param code the code of a private room, or the token of a reservation
         */
        public JoinRoom(String code) {
            this(0, code);
        }
    }

    /**
     * The answer to a join: the room that the client is in.
     *
     * @param id the id of the room
     * @param code the code with which others join a private room; empty for a public room
     */
    public record JoinedRoom(int id, String code) {}

    private final Rooms<P> rooms;
    private final int firstTag;
    private final BiFunction<? super P, ? super RoomOptions, RoomOptions> rule;
    private final MessageRegistry registry;

    private Lobby(Rooms<P> rooms, int firstTag, BiFunction<? super P, ? super RoomOptions, RoomOptions> rule) {
        this.rooms = Objects.requireNonNull(rooms, "rooms");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.firstTag = firstTag;
        this.registry = registry(firstTag);
    }

    /**
     * Creates a lobby in which clients create rooms of up to 64 members.
     *
     * @param <P> what the application knows a client by
     * @param rooms the rooms
     * @param firstTag the first of five tags that no other message has, 0 to 65,530
     * @return the lobby
     */
    public static <P> Lobby<P> of(Rooms<P> rooms, int firstTag) {
        return of(
                rooms,
                firstTag,
                (player, asked) -> asked.withMaxMembers(Math.min(asked.maxMembers(), DEFAULT_MAX_MEMBERS)));
    }

    /**
     * Creates a lobby with a rule for the rooms that clients create.
     *
     * @param <P> what the application knows a client by
     * @param rooms the rooms
     * @param firstTag the first of five tags that no other message has, 0 to 65,530
     * @param rule called where the handlers of the server run, with the options that a client has asked for. It returns
     *     the options of the room, or throws {@link RoomException#refused}
     * @return the lobby
     */
    public static <P> Lobby<P> of(
            Rooms<P> rooms, int firstTag, BiFunction<? super P, ? super RoomOptions, RoomOptions> rule) {
        return new Lobby<>(rooms, firstTag, rule);
    }

    /**
     * Returns the messages of a lobby, for clients.
     *
     * @param firstTag the first tag, as the server has it
     * @return their registry
     */
    public static MessageRegistry registry(int firstTag) {
        return LobbyMessages.registry(firstTag);
    }

    /** Returns the messages of this lobby. */
    @Override
    public MessageRegistry registry() {
        return registry;
    }

    /** Returns true for the three requests. */
    @Override
    public boolean handles(int tag) {
        return tag >= firstTag && tag < firstTag + LobbyMessages.REQUESTS;
    }

    /** Throws an exception: all messages of a lobby are requests, which {@link #answer} handles. */
    @Override
    public void dispatch(P player, int tag, Object message) {
        throw new UnknownTagException(tag);
    }

    /** Answers a request. The server calls it. */
    @Override
    public Answer<?> answer(P player, int tag, Object request) {
        if (request instanceof ListRooms list) {
            return Answer.of(page(list));
        }
        if (request instanceof CreateRoom create) {
            return joined(create(player, create));
        }
        if (request instanceof JoinRoom join) {
            return joined(
                    join.id() != 0
                            ? rooms.join(player, join.id())
                            : rooms.isReserved(join.code())
                                    ? rooms.joinReserved(player, join.code())
                                    : rooms.joinByCode(player, join.code()));
        }
        throw new UnknownTagException(tag);
    }

    private CompletableFuture<Room<P>> create(P player, CreateRoom create) {
        try {
            RoomOptions asked =
                    new RoomOptions(create.name(), create.maxMembers(), create.properties(), create.isPrivate(), false);
            return rooms.createAndJoin(player, Objects.requireNonNull(rule.apply(player, asked), "the rule's options"));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(RoomException.refused(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private RoomPage page(ListRooms list) {
        List<RoomInfo> found = new ArrayList<>();
        DarkriftWriter written = new DarkriftWriter();
        int next = rooms.page(
                info -> info.properties()
                        .entrySet()
                        .containsAll(list.properties().entrySet()),
                list.after(),
                info -> {
                    found.add(info);
                    LobbyMessages.write(info, written);
                    return found.size() < list.limit() && written.position() < MAX_PAGE_BYTES;
                });
        return new RoomPage(next, found);
    }

    private Answer<JoinedRoom> joined(CompletableFuture<Room<P>> joining) {
        return Answer.later(joining.handle((room, failure) -> {
            if (failure != null) {
                throw refusal(failure);
            }
            return new JoinedRoom(room.id(), room.code().orElse(""));
        }));
    }

    /** Returns the refusal that the client receives. A failure without a code is logged by the server. */
    private static RuntimeException refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RoomException refusal) {
            RoomException.Reason reason = refusal.reason();
            // Only what the application has written for its players goes to a client.
            return new RequestFailedException(
                    reason.code(),
                    reason == RoomException.Reason.REFUSED ? String.valueOf(refusal.getMessage()) : reason.name());
        }
        return new CompletionException(cause);
    }
}
