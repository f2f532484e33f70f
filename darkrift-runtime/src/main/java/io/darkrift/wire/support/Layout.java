package io.darkrift.wire.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes what a generated serializer writes. The annotation processor describes the protocol from it, whether the
 * record was compiled at the same time or earlier.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Layout {
    /**
     * Returns the components of the record, in their order.
     *
     * @return a string for each, as in {@code id: uint16}
     */
    String[] value();

    /**
     * Returns whether the count of its bytes is written before a struct.
     *
     * @return true if the struct is sized
     */
    boolean sized() default false;
}
