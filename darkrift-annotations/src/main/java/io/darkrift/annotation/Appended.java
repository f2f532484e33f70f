package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that was added to the end of a message or a struct after the first peers were built.
 *
 * <p>A message of an older peer ends before it: it is then read with its default. A message that ends in the middle of
 * it is refused, as it always was. It is always written; older peers ignore the bytes that they don't know. All
 * components behind an appended one are appended too. Several were added at several times: a message may end before
 * each of them, and those behind have their defaults too. Bits that are packed start again at it.
 *
 * <p>In a struct that is {@linkplain DarkriftStruct#sized() sized}, what is said of a message holds for the struct. Any
 * other struct with such a component ends where the message ends: it must be the last component of the message, or of a
 * struct that is.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Appended {
    /**
     * The value that is read where the message or the struct ends before the component, as text: a number as in Java, without a
     * suffix; {@code true} or {@code false}; a string or a character as it is; an enum constant by its name; a {@link
     * java.util.UUID}, {@link java.time.Instant} or {@link java.time.Duration} as it can parse it. Arrays, lists, maps
     * and records have no such value.
     *
     * @return the default. Where nothing is given: zero, false, an empty text, array, list, map or optional, the
     *     constant with the number 0, and records of such values, or of the defaults of their appended components
     */
    String defaultValue() default "";
}
