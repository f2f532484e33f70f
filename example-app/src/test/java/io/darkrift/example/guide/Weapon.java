package io.darkrift.example.guide;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.MaxLength;
import io.darkrift.annotation.UInt8;
import io.darkrift.annotation.WireValue;

public sealed interface Weapon {
    @DarkriftStruct
    @WireValue(1)
    record Sword(float length) implements Weapon {}

    @DarkriftStruct
    @WireValue(2)
    record Bow(@UInt8 int arrows, @MaxLength(20) String wood) implements Weapon {}
}
