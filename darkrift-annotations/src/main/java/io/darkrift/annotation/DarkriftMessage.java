package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record a message: its components, in their order, are the payload.
 *
 * <p>The annotation processor writes a serializer next to the record, {@code ChooseSerializer} for {@code Choose}, and
 * adds it to the registry of the module.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface DarkriftMessage {
    /**
     * The number that identifies the message.
     *
     * @return 0 to 65,535, unique in a module
     */
    int tag();

    /**
     * The encoding of strings and characters whose component does not name one. It does not apply to strings in structs
     * of the message, which have an encoding of their own.
     *
     * @return the encoding; if it is not given, that of the compiler option {@code -Adarkrift.encoding}, and UTF-16LE
     *     without this option
     */
    TextEncoding encoding() default TextEncoding.UTF_16LE;

    /**
     * The ends that may send the message.
     *
     * @return the direction
     */
    Direction direction() default Direction.BOTH;
}
