package io.darkrift.rooms;

import io.darkrift.annotation.Direction;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.RecordSerializer;
import io.darkrift.rooms.Lobby.CreateRoom;
import io.darkrift.rooms.Lobby.JoinRoom;
import io.darkrift.rooms.Lobby.JoinedRoom;
import io.darkrift.rooms.Lobby.ListRooms;
import io.darkrift.rooms.Lobby.RoomPage;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The messages of a lobby. Their tags are a setting, so that they can't be declared with annotations. */
final class LobbyMessages {
    /** Three of the requests, and two of the answers, which are not sent with tags of their own. */
    static final int TAGS = 5;

    /** How many of them a server handles. */
    static final int REQUESTS = 3;

    private LobbyMessages() {}

    static MessageRegistry registry(int firstTag) {
        if (firstTag < 0 || firstTag > 65_535 - TAGS) {
            throw new IllegalArgumentException("firstTag is " + firstTag + ": it has to be 0 to " + (65_535 - TAGS)
                    + ", because a lobby has " + TAGS + " tags, and 65535 is that of pings");
        }
        return MessageRegistry.of(
                new Serializer<>(
                        firstTag,
                        ListRooms.class,
                        Direction.CLIENT_TO_SERVER,
                        LobbyMessages::write,
                        in -> new ListRooms(in.readInt32(), in.readUInt8(), readProperties(in))),
                new Serializer<>(
                        firstTag + 1,
                        CreateRoom.class,
                        Direction.CLIENT_TO_SERVER,
                        LobbyMessages::write,
                        in -> new CreateRoom(in.readString(), in.readUInt16(), in.readBoolean(), readProperties(in))),
                new Serializer<>(
                        firstTag + 2,
                        JoinRoom.class,
                        Direction.CLIENT_TO_SERVER,
                        (join, out) -> {
                            out.writeInt32(join.id());
                            out.writeString(join.code());
                        },
                        in -> new JoinRoom(in.readInt32(), in.readString())),
                new Serializer<>(
                        firstTag + 3,
                        RoomPage.class,
                        Direction.SERVER_TO_CLIENT,
                        LobbyMessages::write,
                        LobbyMessages::readPage),
                new Serializer<>(
                        firstTag + 4,
                        JoinedRoom.class,
                        Direction.SERVER_TO_CLIENT,
                        (joined, out) -> {
                            out.writeInt32(joined.id());
                            out.writeString(joined.code());
                        },
                        in -> new JoinedRoom(in.readInt32(), in.readString())));
    }

    private static void write(ListRooms list, DarkriftWriter out) {
        out.writeInt32(list.after());
        out.writeUInt8(list.limit());
        writeProperties(list.properties(), out);
    }

    private static void write(CreateRoom create, DarkriftWriter out) {
        out.writeString(create.name());
        out.writeUInt16(create.maxMembers());
        out.writeBoolean(create.isPrivate());
        writeProperties(create.properties(), out);
    }

    private static void write(RoomPage page, DarkriftWriter out) {
        out.writeInt32(page.next());
        out.writeUInt8(page.rooms().size());
        page.rooms().forEach(room -> write(room, out));
    }

    /** Writes a room as a page has it. */
    static void write(RoomInfo room, DarkriftWriter out) {
        out.writeInt32(room.id());
        out.writeString(room.name());
        out.writeUInt16(room.members());
        out.writeUInt16(room.maxMembers());
        out.writeBoolean(room.locked());
        writeProperties(room.properties(), out);
    }

    private static RoomPage readPage(DarkriftReader in) {
        int next = in.readInt32();
        List<RoomInfo> rooms = new ArrayList<>();
        for (int count = in.readUInt8(); count > 0; count--) {
            int id = in.readInt32();
            String name = in.readString();
            int members = in.readUInt16();
            int maxMembers = in.readUInt16();
            boolean locked = in.readBoolean();
            rooms.add(new RoomInfo(id, name, readProperties(in), members, maxMembers, locked, false));
        }
        return new RoomPage(next, rooms);
    }

    private static void writeProperties(Map<String, String> properties, DarkriftWriter out) {
        out.writeUInt8(properties.size());
        properties.forEach((key, value) -> {
            out.writeString(key);
            out.writeString(value);
        });
    }

    private static Map<String, String> readProperties(DarkriftReader in) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int count = in.readUInt8(); count > 0; count--) {
            properties.put(in.readString(), in.readString());
        }
        return properties;
    }

    private static final class Serializer<T> extends RecordSerializer<T> {
        private final BiConsumer<T, DarkriftWriter> writing;
        private final Function<DarkriftReader, T> reading;

        Serializer(
                int tag,
                Class<T> type,
                Direction direction,
                BiConsumer<T, DarkriftWriter> writing,
                Function<DarkriftReader, T> reading) {
            super(tag, type, direction);
            this.writing = writing;
            this.reading = reading;
        }

        @Override
        public void write(T value, DarkriftWriter out) {
            writing.accept(value, out);
        }

        @Override
        public T read(DarkriftReader in) {
            return reading.apply(in);
        }
    }
}
