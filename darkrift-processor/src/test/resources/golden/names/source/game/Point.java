package game;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.Int8;

@DarkriftStruct
record Point(@Int8 int value) {
    Point(byte value) {
        this(value + 1);
    }
}
