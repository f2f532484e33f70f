package io.darkrift.annotation;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The wire type of the keys of a map, if it is not the default for their Java type. The wire annotation of the
 * component itself applies to the values:
 *
 * <pre>{@code
 * record Loadout(@MapKey(UInt16.class) @UInt8 Map<Integer, Integer> ammunition) {}
 * }</pre>
 *
 * <p>Fits {@link java.util.Map}. The map is written as the count of its entries (four bytes), then the first key, its
 * value, the second key, and so on, in the order of the map's iterator.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface MapKey {
    /**
     * The annotation that a component of the type of the keys would have.
     *
     * @return an annotation that can be written without arguments, such as {@code UInt16.class}
     */
    Class<? extends Annotation> value();
}
