package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One character, written as a string of that character alone.
 *
 * <p>Fits {@code char}; {@code char[]} and {@code List<Character>} are written as one text: their default.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Char {
    /**
     * The encoding. Where nothing is given, that of the message or struct counts.
     *
     * @return at most one encoding
     */
    TextEncoding[] value() default {};
}
