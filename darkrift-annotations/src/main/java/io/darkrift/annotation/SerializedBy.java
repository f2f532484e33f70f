package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the class that writes and reads a component, or the elements of an array or a list.
 *
 * <p>The class implements {@code io.darkrift.wire.ValueSerializer<T>}, where {@code T} is the type of the component (or
 * of the elements), and is accessible from the record's package. The generated code uses its static field {@code
 * INSTANCE}, or, if there is no such field, creates one instance with the constructor without parameters. The instance
 * is used by several threads at once.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface SerializedBy {
    /**
     * The serializer.
     *
     * @return a class that implements {@code io.darkrift.wire.ValueSerializer}
     */
    Class<?> value();
}
