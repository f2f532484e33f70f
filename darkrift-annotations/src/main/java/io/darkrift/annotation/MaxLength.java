package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The most that a string, an array, a list or a map may hold.
 *
 * <p>Fits {@code String}, where it counts chars (UTF-16 units: a character beyond U+FFFF is two of them), arrays, lists
 * and maps, where it counts elements or entries. Of a list of strings it limits the list; of an optional string it
 * limits the string. Between angle brackets it limits what stands there: {@code List<@MaxLength(16) String>}. More than
 * that is refused on writing, and on reading before anything is allocated; text in UTF-8, whose chars can't be counted
 * before it is decoded, is first refused by its bytes where there are more than three for each char. Nothing changes on
 * the wire.
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
