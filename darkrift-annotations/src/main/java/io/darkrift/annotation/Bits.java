package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A boolean, an integer or an enum that takes a few bits, and shares bytes with its neighbours.
 *
 * <p>Consecutive components of a record that are packed or {@link Quantized quantized} are a group: their bits
 * follow one another, in their order, the most significant bit of each first, into the bytes from the highest bit to
 * the lowest. Zero bits fill the last byte of the group:
 *
 * <pre>{@code
 * record Soldier(@Bits(1) boolean alive, @Bits(3) int team, @Bits(6) int ammunition) {}
 *
 *          first byte        |       second byte
 * alive team   ammunition    | ammunition  zero
 *   7   6 5 4  3 2 1 0       |    7 6      5 4 3 2 1 0
 * }</pre>
 *
 * <p>Any other component ends the group, and an {@link Appended} component starts a new one. A single integer of 16
 * bits therefore has the bytes of a {@link UInt16}. The zero bits at the end of a group are ignored on reading.
 *
 * <p>Fits {@code boolean}, {@code byte}, {@code short}, {@code int}, {@code long} and enums. The Java type must have
 * room for the bits: an unsigned integer of 32 bits needs a {@code long}. A value that needs more bits is rejected on
 * writing.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Bits {
    /**
     * The number of bits of the component.
     *
     * @return 1 for a boolean; otherwise 1 to 32
     */
    int value();

    /**
     * True if an integer is signed (two's complement).
     *
     * @return true for -2<sup>bits-1</sup> to 2<sup>bits-1</sup> - 1, false for 0 to 2<sup>bits</sup> - 1
     */
    boolean signed() default false;
}
