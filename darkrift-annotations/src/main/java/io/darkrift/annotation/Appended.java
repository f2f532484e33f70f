package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that was added to the end of a message or a struct after the first peers were built.
 *
 * <p>A message of an older peer ends before the component, which is then read as its default. A message that ends
 * within the component is rejected. The component is always written; older peers ignore the bytes that they do not
 * know. All components after an appended component must be appended too. A message may end before any of them, and the
 * missing ones have their defaults. An appended component starts a new group of {@linkplain Bits packed bits}.
 *
 * <p>In a {@linkplain DarkriftStruct#sized() sized} struct, the same applies to the end of the struct. Any other struct
 * with an appended component ends where the message ends: it must be the last component of the message, or of a struct
 * that is the last component.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Appended {
    /**
     * The value that is read if the message or the struct ends before the component, as a string: a number as in Java,
     * without a suffix; {@code true} or {@code false}; a string or a character as it is; the name of an enum constant;
     * a {@link java.util.UUID}, {@link java.time.Instant} or {@link java.time.Duration} in the format of its {@code
     * toString}. Arrays, lists, maps and records can't have a default value.
     *
     * @return the default. If it is not given: zero, false, an empty string, array, list, map or optional, the constant
     *     with the number 0, and records of these values, or of the defaults of their appended components
     */
    String defaultValue() default "";
}
