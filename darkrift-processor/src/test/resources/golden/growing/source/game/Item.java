package game;

import io.darkrift.annotation.Appended;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.UInt8;

/** Grows in every place, since its size is written before it. */
@DarkriftStruct(sized = true)
public record Item(@UInt8 int kind, String name, @Appended(defaultValue = "100") int wear) {}
