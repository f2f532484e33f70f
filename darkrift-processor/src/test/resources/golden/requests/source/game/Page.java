package game;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;

/**
 * A page of the book.
 *
 * @param text what is written on it
 */
@DarkriftMessage(tag = 2, direction = Direction.SERVER_TO_CLIENT)
public record Page(String text) {}
