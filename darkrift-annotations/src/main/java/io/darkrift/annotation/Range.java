package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least and the greatest number that a component may be, both included. Others are refused on writing and on
 * reading, and so is NaN. Nothing changes on the wire.
 *
 * <p>Fits numbers of all kinds, arrays and lists of them, where it is for each element, and optional numbers. The
 * bounds of integers are whole, and at most 2<sup>53</sup> from zero: up to there a double is exact. Those of a
 * {@code float} are rounded to float, so that {@code 0.1f} is within a range that ends with {@code 0.1}.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Range {
    /**
     * The least number.
     *
     * @return a finite number within the wire type of the component
     */
    double min();

    /**
     * The greatest number.
     *
     * @return a finite number within the wire type of the component, at least {@link #min()}
     */
    double max();
}
