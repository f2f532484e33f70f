package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A signed integer of eight bytes, big-endian: -2<sup>63</sup> to 2<sup>63</sup> - 1.
 *
 * <p>Fits {@code long}, {@code long[]}, {@code List<Long>} and enums.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Int64 {}
