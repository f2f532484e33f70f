package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A boolean of one byte: 1 or 0. Only 1 is read as true.
 *
 * <p>Fits {@code boolean}, and {@code boolean[]} and {@code List<Boolean>}, which are packed, eight to a byte: their default.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Bool {}
