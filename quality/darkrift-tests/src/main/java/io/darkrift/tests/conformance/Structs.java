package io.darkrift.tests.conformance;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftStruct;

/** Messages of structs. */
public final class Structs {
    private Structs() {}

    /** A serializable of three singles in C#. */
    @DarkriftStruct
    public record Vec3(float x, float y, float z) {}

    /** One struct. */
    @DarkriftMessage(tag = 81)
    public record Vec3Message(Vec3 value) {}

    /** An array of structs. */
    @DarkriftMessage(tag = 82)
    public record Vec3sMessage(Vec3[] value) {}
}
