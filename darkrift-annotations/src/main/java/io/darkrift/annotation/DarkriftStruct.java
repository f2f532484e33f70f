package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a value of a record that messages can hold: its components in their order, without a header unless it is
 * {@link #sized()}. It is what C# calls a serializable.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface DarkriftStruct {
    /**
     * The encoding of text and characters whose component does not name one. The encoding of the message that holds the
     * struct has no say.
     *
     * @return the encoding; where it is not given, that of the compiler option {@code -Adarkrift.encoding}, if there is
     *     one
     */
    TextEncoding encoding() default TextEncoding.UTF_16LE;

    /**
     * Returns whether the count of its bytes is written before it, as an unsigned integer of two bytes. Such a struct can grow: an
     * older peer skips the components at its end that it does not know, and those that an older peer does not send have
     * their defaults if they are {@link Appended}. A value takes 65,535 bytes at most, which is checked when it is
     * written. A struct can't become sized, or unsized, while older peers use it.
     *
     * @return true if the count is written
     */
    boolean sized() default false;
}
