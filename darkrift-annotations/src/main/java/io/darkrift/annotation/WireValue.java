package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Pins the number of an enum constant. Constants without it have their ordinal. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface WireValue {
    /**
     * The number on the wire.
     *
     * @return a number within the wire type of every component that holds the enum, unique in the enum
     */
    long value();
}
