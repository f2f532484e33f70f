package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.UInt16;
import java.util.List;

/** Some of the rooms, for a lobby. */
@DarkriftMessage(tag = 213, direction = Direction.SERVER_TO_CLIENT)
public record RoomList(List<Entry> rooms) {
    /** A room, and how many play there. */
    @DarkriftStruct
    public record Entry(
            int room, @UInt16 int players, @UInt16 int seats) {}
}
