package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the number of an enum constant, or of a record in a union.
 *
 * <p>An enum constant without this annotation has its ordinal as its number. A union is a sealed interface whose
 * records are all {@link DarkriftStruct structs}. Each record must have a number, which is written before it, as {@link
 * UInt8} or as the component that holds the union is annotated.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface WireValue {
    /**
     * The number on the wire.
     *
     * @return a number within the wire type of every component that holds the enum or the union, unique in the enum or
     *     union
     */
    long value();
}
