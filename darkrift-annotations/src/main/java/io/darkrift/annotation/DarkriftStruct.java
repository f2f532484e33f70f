package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a value of a record that messages can hold: its components in their order, without a header. It is what C#
 * calls a serializable.
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
}
