package game;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.UInt16;
import io.darkrift.message.Request;

/**
 * Asks for a page of the book.
 *
 * @param page its number
 */
@DarkriftMessage(tag = 1, direction = Direction.CLIENT_TO_SERVER)
public record GetPage(@UInt16 int page) implements Request<Page> {}
