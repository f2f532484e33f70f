package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Pins the number of an enum constant, or gives a record its number in a union.
 *
 * <p>Constants of an enum without it have their ordinal. A union is a sealed interface whose records are all
 * {@link DarkriftStruct structs}: each of them must have a number, which is written before it, as {@link UInt8} or as
 * the component that holds the union is annotated.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface WireValue {
    /**
     * The number on the wire.
     *
     * @return a number within the wire type of every component that holds the enum or the union, unique in it
     */
    long value();
}
