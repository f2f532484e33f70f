package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An unsigned integer of eight bytes, big-endian: 0 to 2<sup>64</sup> - 1.
 *
 * <p>Fits {@code long}, which carries the bits as they are, and {@link java.math.BigInteger}, which is checked
 * when it is written; arrays and lists of those.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface UInt64 {}
