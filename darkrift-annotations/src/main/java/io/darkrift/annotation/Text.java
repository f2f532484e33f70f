package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A string, written as the count of its bytes (four bytes) and those bytes.
 *
 * <p>Fits {@code String}, {@code String[]} and {@code List<String>}: their default.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Text {
    /**
     * The encoding. If it is not given, the encoding of the message or struct applies.
     *
     * @return at most one encoding
     */
    TextEncoding[] value() default {};
}
