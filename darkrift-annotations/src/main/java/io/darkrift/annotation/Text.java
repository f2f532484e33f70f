package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text, written as the count of its bytes (four bytes) and those bytes.
 *
 * <p>Fits {@code String}, {@code String[]} and {@code List<String>}: their default.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Text {
    /**
     * The encoding. Where nothing is given, that of the message or struct counts.
     *
     * @return at most one encoding
     */
    TextEncoding[] value() default {};
}
