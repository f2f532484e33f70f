package game;

import io.darkrift.annotation.Appended;
import io.darkrift.annotation.DarkriftStruct;

/** Grows at the end of a message alone. */
@DarkriftStruct
public record Place(float x, float y, @Appended float z) {}
