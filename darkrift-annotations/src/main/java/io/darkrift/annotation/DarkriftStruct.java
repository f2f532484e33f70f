package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record a value that messages can hold. Its components are written in their order, without a header unless the
 * struct is {@link #sized()}. C# calls such a value a serializable.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface DarkriftStruct {
    /**
     * The encoding of strings and characters whose component does not name one. The encoding of the message that holds
     * the struct does not apply.
     *
     * @return the encoding; if it is not given, that of the compiler option {@code -Adarkrift.encoding}, and UTF-16LE
     *     without this option
     */
    TextEncoding encoding() default TextEncoding.UTF_16LE;

    /**
     * True if the count of its bytes is written before the struct, as an unsigned integer of two bytes. Components can
     * be added to such a struct later: an older peer skips the components at the end that it does not know, and {@link
     * Appended} components that an older peer does not send have their defaults. A value takes at most 65,535 bytes,
     * which is checked on writing. This element can't be changed while older peers use the struct.
     *
     * @return true if the count is written
     */
    boolean sized() default false;
}
