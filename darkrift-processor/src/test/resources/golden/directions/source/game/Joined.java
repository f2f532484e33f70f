package game;

import static io.darkrift.annotation.Direction.SERVER_TO_CLIENT;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt16;

@DarkriftMessage(tag = Tags.JOINED, direction = SERVER_TO_CLIENT)
public record Joined(@UInt16 int id) {}
