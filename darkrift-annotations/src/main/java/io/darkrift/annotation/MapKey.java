package io.darkrift.annotation;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The wire type of the keys of a map, where the default for their Java type will not do. The wire annotation of the
 * component itself is for the values:
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
     * The annotation that the keys would have if they were a component.
     *
     * @return one that can be written without arguments, such as {@code UInt16.class}
     */
    Class<? extends Annotation> value();
}
