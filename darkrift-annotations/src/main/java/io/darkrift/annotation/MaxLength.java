package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest length of a string, an array, a list or a map.
 *
 * <p>Fits {@code String}, where it counts chars (UTF-16 units: a character beyond U+FFFF is two of them), arrays, lists
 * and maps, where it counts elements or entries. On a list of strings it limits the list; on an optional string it
 * limits the string. On a type argument it limits the values of this type: {@code List<@MaxLength(16) String>}. A
 * longer value is rejected on writing, and on reading before memory for it is allocated. A UTF-8 string, whose chars
 * can't be counted before it is decoded, is rejected before decoding if it has more than three bytes for each allowed
 * char. The bytes on the wire are the same with and without this annotation.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.CLASS)
public @interface MaxLength {
    /**
     * The limit.
     *
     * @return 0 or more; chars, elements or entries
     */
    int value();
}
