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
 * <p>{@link #min()} is sent as 0 and {@link #max()} with all bits set; the reader gets exactly these numbers. For any
 * other number the error is at most half a step, plus the rounding of the Java type. A step is {@code (max - min) /
 * (2^bits - 1)}: for -1 to 1 in 16 bits it is 0.00003. A number that is outside the range, infinite or NaN is rejected
 * on writing. The bounds of a {@code float} are rounded to float, so that {@code 0.1f} is within a range that ends with
 * {@code 0.1}.
 *
 * <p>Fits {@code float} and {@code double}, arrays and lists of them, and optional ones. Consecutive components that
 * are quantized or {@link Bits packed} share bytes, as {@link Bits} says. In arrays, lists, optionals and maps each
 * number takes whole bytes: as many as {@code bits} need, big-endian, with zero bits at the end.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Quantized {
    /**
     * The lower bound.
     *
     * @return a finite number; for a {@code float}, within the range of a float
     */
    double min();

    /**
     * The upper bound.
     *
     * @return a finite number greater than {@link #min()}; for a {@code float}, within the range of a float
     */
    double max();

    /**
     * The number of bits.
     *
     * @return 1 to 32
     */
    int bits() default 16;
}
