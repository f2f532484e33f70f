package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A float or a double that is sent as an unsigned integer of a few bits:
 * {@code round((value - min) / (max - min) * (2^bits - 1))}.
 *
 * <p>{@link #min()} is sent as 0, {@link #max()} with all bits set, and both come out exactly. Any other number comes
 * out with an error of half a step at most, and the rounding of the Java type; a step is
 * {@code (max - min) / (2^bits - 1)}: of -1 to 1 in 16 bits it is 0.00003. A number outside the range, infinite or NaN
 * is refused on writing. The bounds of a {@code float} are rounded to float, so that {@code 0.1f} is within a range
 * that ends with {@code 0.1}.
 *
 * <p>Fits {@code float} and {@code double}, arrays and lists of them, and optional ones. Consecutive components that
 * are quantized or {@link Bits packed} share bytes, as {@link Bits} says. In arrays, lists, optionals and maps each
 * takes whole bytes of its own: as many as {@code bits} need, big-endian, with zero bits after the last.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Quantized {
    /**
     * The least number.
     *
     * @return a finite number; of a {@code float}, within its range
     */
    double min();

    /**
     * The greatest number.
     *
     * @return a finite number greater than {@link #min()}; of a {@code float}, within its range
     */
    double max();

    /**
     * The number of bits of a number.
     *
     * @return 1 to 32
     */
    int bits() default 16;
}
