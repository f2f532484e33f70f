package io.darkrift.example.arena.message;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.message.Request;

/** The client asks which rooms there are. */
@DarkriftMessage(tag = 212, direction = Direction.CLIENT_TO_SERVER)
public record GetRooms() implements Request<RoomList> {}
