package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The range of a number, both bounds included. Other numbers, and NaN, are rejected on writing and on reading. The
 * bytes on the wire are the same with and without this annotation.
 *
 * <p>Fits numbers of all kinds, arrays and lists of them, where it applies to each element, and optional numbers. The
 * bounds of integers are integers between -2<sup>53</sup> and 2<sup>53</sup>, which a double can hold exactly. Those of
 * a {@code float} are rounded to float, so that {@code 0.1f} is within a range that ends with {@code 0.1}.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Range {
    /**
     * The lower bound.
     *
     * @return a finite number within the wire type of the component
     */
    double min();

    /**
     * The upper bound.
     *
     * @return a finite number within the wire type of the component, at least {@link #min()}
     */
    double max();
}
