package io.darkrift.rooms;

import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.RecordSerializer;
import io.darkrift.message.UnknownTagException;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets clients list, create and join rooms with three requests. Given to the builder of a server as any handler of messages:
 *
 * <pre>{@code
 * DarkriftServer server = DarkriftServer.builder()
 *         .registry(MessageRegistry.load())
 *         .login(Login.class, (client, login) -> LoginResult.accept(new Player(client, login.name())))
 *         .handler(Lobby.of(matches, 60_000)) // the tags 60,000 to 60,002
 *         .on(Shoot.class, matches::receive)
 *         .start();
 * }</pre>
 *
 * <p>On the wire, a request begins with a u32 that the client chooses. The answer has the same tag and begins with the same u32
 * and a u8: 0, and the answer follows; or 1, and a u16 with the {@link RoomException.Reason#code() code} of the reason and a
 * string follow. Properties are a u8 with their count, and as many pairs of strings.
 *
 * <table>
 * <caption>The requests, behind the u32, and their answers, behind the u8</caption>
 * <tr><th>tag</th><th>request</th><th>answer</th></tr>
 * <tr><td>first: list</td><td>i32 the {@code next} of the page before, or 0; u8 how many rooms at most, 1 or more; the
 *     properties that rooms have to have</td><td>i32 {@code next}, 0 if this is the last page; u8 count; for each room: i32 id,
 *     string name, u16 taken seats, u16 all seats, bool whether it is locked, its properties</td></tr>
 * <tr><td>first + 1: create, and join</td><td>string name, u16 seats, bool whether it is private, its
 *     properties</td><td>i32 id, string code, which is empty for a public room</td></tr>
 * <tr><td>first + 2: join</td><td>i32 id, or 0; string: the code of a private room, or the token of a reservation, if the id is
 *     0</td><td>i32 id</td></tr>
 * </table>
 *
 * <p>A room is joined, and {@code joined} has run, when the answer is sent. A page of a list looks at 1,000 rooms at most and
 * has 8 KiB or a little more, so that no request of a client takes long.
 *
 * <p>Safe for use by any thread.
 *
 * @param <P> what the application knows a client by, such as a player
 */
public final class Lobby<P> implements MessageHandler<P> {
    private static final Logger LOG = LoggerFactory.getLogger(Lobby.class);
    private static final int DEFAULT_MAX_MEMBERS = 64;
    private static final int TAGS = 3;
    private static final int MAX_PAGE_BYTES = 8_192;
    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;

    private record ListRooms(long request, int after, int limit, Map<String, String> filter) {}

    private record CreateRoom(
            long request, String name, int maxMembers, boolean isPrivate, Map<String, String> properties) {}

    private record JoinRoom(long request, int id, String code) {}

    private final Rooms<P> rooms;
    private final int firstTag;
    private final BiFunction<? super P, ? super RoomOptions, RoomOptions> rule;
    private final LogLimit logLimit = new LogLimit();
    private final MessageRegistry registry;

    private Lobby(Rooms<P> rooms, int firstTag, BiFunction<? super P, ? super RoomOptions, RoomOptions> rule) {
        this.rooms = Objects.requireNonNull(rooms, "rooms");
        this.rule = Objects.requireNonNull(rule, "rule");
        if (firstTag < 0 || firstTag > 65_535 - TAGS) {
            throw new IllegalArgumentException("firstTag is " + firstTag + ": it has to be 0 to " + (65_535 - TAGS)
                    + ", because a lobby has " + TAGS + " tags, and 65535 is that of pings");
        }
        this.firstTag = firstTag;
        this.registry = MessageRegistry.of(
                new Requests<>(firstTag, ListRooms.class, Lobby::readList),
                new Requests<>(firstTag + 1, CreateRoom.class, Lobby::readCreate),
                new Requests<>(firstTag + 2, JoinRoom.class, Lobby::readJoin));
    }

    /**
     * Creates a lobby in which clients create rooms of up to 64 members.
     *
     * @param <P> what the application knows a client by
     * @param rooms the rooms
     * @param firstTag the first of three tags that no other message has, 0 to 65,532
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
     * @param firstTag the first of three tags that no other message has, 0 to 65,532
     * @param rule called where the handlers of the server run, with what a client has asked for. It returns the options of the
     *     room, or throws {@link RoomException#refused}
     * @return the lobby
     */
    public static <P> Lobby<P> of(
            Rooms<P> rooms, int firstTag, BiFunction<? super P, ? super RoomOptions, RoomOptions> rule) {
        return new Lobby<>(rooms, firstTag, rule);
    }

    /** Returns the three requests. */
    @Override
    public MessageRegistry registry() {
        return registry;
    }

    /** Returns true for the three tags. */
    @Override
    public boolean handles(int tag) {
        return tag >= firstTag && tag < firstTag + TAGS;
    }

    /** Handles a request. The server calls it. */
    @Override
    public void dispatch(P player, int tag, Object message) {
        if (message instanceof ListRooms list) {
            answer(player, tag, list.request, out -> writePage(list, out));
        } else if (message instanceof CreateRoom create) {
            create(player, tag, create);
        } else if (message instanceof JoinRoom join) {
            CompletableFuture<Room<P>> joining = join.id != 0
                    ? rooms.join(player, join.id)
                    : rooms.isReserved(join.code)
                            ? rooms.joinReserved(player, join.code)
                            : rooms.joinByCode(player, join.code);
            answer(player, tag, join.request, joining, (room, out) -> out.writeInt32(room.id()));
        } else {
            throw new UnknownTagException(tag);
        }
    }

    private void create(P player, int tag, CreateRoom create) {
        CompletableFuture<Room<P>> joining;
        try {
            RoomOptions asked =
                    new RoomOptions(create.name, create.maxMembers, create.properties, create.isPrivate, false);
            joining = rooms.createAndJoin(
                    player, Objects.requireNonNull(rule.apply(player, asked), "the rule's options"));
        } catch (IllegalArgumentException e) {
            joining = CompletableFuture.failedFuture(RoomException.refused(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            joining = CompletableFuture.failedFuture(e);
        }
        answer(player, tag, create.request, joining, (room, out) -> {
            out.writeInt32(room.id());
            out.writeString(room.code().orElse(""));
        });
    }

    private void writePage(ListRooms list, DarkriftWriter out) {
        DarkriftWriter entries = new DarkriftWriter();
        int[] count = {0};
        int next = rooms.page(
                info -> info.properties().entrySet().containsAll(list.filter.entrySet()), list.after, info -> {
                    writeRoom(info, entries);
                    count[0]++;
                    return count[0] < list.limit && entries.position() < MAX_PAGE_BYTES;
                });
        out.writeInt32(next);
        out.writeUInt8(count[0]);
        out.writeRaw(entries.toByteArray());
    }

    private static void writeRoom(RoomInfo info, DarkriftWriter out) {
        out.writeInt32(info.id());
        out.writeString(info.name());
        out.writeUInt16(info.members());
        out.writeUInt16(info.maxMembers());
        out.writeBoolean(info.locked());
        out.writeUInt8(info.properties().size());
        info.properties().forEach((key, value) -> {
            out.writeString(key);
            out.writeString(value);
        });
    }

    private interface Answer {
        void write(DarkriftWriter out);
    }

    private void answer(
            P player,
            int tag,
            long request,
            CompletableFuture<Room<P>> joining,
            BiConsumer<Room<P>, DarkriftWriter> success) {
        joining.whenComplete((room, failure) -> {
            if (failure == null) {
                answer(player, tag, request, out -> success.accept(room, out));
            } else {
                fail(player, tag, request, failure);
            }
        });
    }

    private void answer(P player, int tag, long request, Answer answer) {
        DarkriftWriter out = new DarkriftWriter();
        out.writeUInt32(request);
        out.writeUInt8(SUCCEEDED);
        answer.write(out);
        rooms.clientOf(player).send(Message.of(tag, out));
    }

    private void fail(P player, int tag, long request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        RoomException.Reason reason = RoomException.Reason.FAILED;
        String text = reason.name();
        if (cause instanceof RoomException refusal) {
            reason = refusal.reason();
            // Only what the application has written for its players goes to a client.
            text = reason == RoomException.Reason.REFUSED ? String.valueOf(refusal.getMessage()) : reason.name();
        } else {
            logLimit.log(LOG, "A request of a lobby has failed", cause);
        }
        DarkriftWriter out = new DarkriftWriter();
        out.writeUInt32(request);
        out.writeUInt8(FAILED);
        out.writeUInt16(reason.code());
        out.writeString(text);
        rooms.clientOf(player).send(Message.of(tag, out));
    }

    private static ListRooms readList(DarkriftReader in) {
        return new ListRooms(in.readUInt32(), in.readInt32(), in.readUInt8(), readProperties(in));
    }

    private static CreateRoom readCreate(DarkriftReader in) {
        return new CreateRoom(in.readUInt32(), in.readString(), in.readUInt16(), in.readBoolean(), readProperties(in));
    }

    private static JoinRoom readJoin(DarkriftReader in) {
        return new JoinRoom(in.readUInt32(), in.readInt32(), in.readString());
    }

    private static Map<String, String> readProperties(DarkriftReader in) {
        int count = in.readUInt8();
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            properties.put(in.readString(), in.readString());
        }
        return properties;
    }

    private interface Reading<T> {
        T read(DarkriftReader in);
    }

    /** Requests arrive, and are not sent: answers with their tags are raw messages. */
    private static final class Requests<T> extends RecordSerializer<T> {
        private final Reading<T> reading;

        Requests(int tag, Class<T> type, Reading<T> reading) {
            super(tag, type);
            this.reading = reading;
        }

        @Override
        public void write(T value, DarkriftWriter out) {
            throw new UnsupportedOperationException("a server does not send requests of a lobby");
        }

        @Override
        public T read(DarkriftReader in) {
            return reading.read(in);
        }
    }
}
