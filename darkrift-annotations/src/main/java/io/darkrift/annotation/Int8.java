package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A signed integer of one byte: -128 to 127.
 *
 * <p>Fits {@code byte}, {@code short}, {@code int} and {@code long}, arrays of those, lists of their boxes, and
 * enums. A value of a wider Java type is checked when it is written.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Int8 {}
