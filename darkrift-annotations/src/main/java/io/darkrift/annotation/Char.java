package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One character, written as a string of one character.
 *
 * <p>Fits {@code char}; {@code char[]} and {@code List<Character>} are written as one string: their default.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Char {
    /**
     * The encoding. If it is not given, the encoding of the message or struct applies.
     *
     * @return at most one encoding
     */
    TextEncoding[] value() default {};
}
