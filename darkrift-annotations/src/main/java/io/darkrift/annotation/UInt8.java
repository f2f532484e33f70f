package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An unsigned integer of one byte: 0 to 255.
 *
 * <p>Fits {@code byte}, {@code short}, {@code int} and {@code long}, arrays of those, lists of their boxes, and
 * enums. A value of a wider Java type is checked when it is written; {@code byte} carries the bits as they are.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface UInt8 {}
