package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a message of a record: its components are the payload, in their order.
 *
 * <p>The annotation processor writes a serializer beside the record, {@code ChooseSerializer} for {@code Choose},
 * and puts it into the registry of the module.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface DarkriftMessage {
    /**
     * The number that tells the message from others.
     *
     * @return 0 to 65,535, unique in a module
     */
    int tag();

    /**
     * The encoding of text and characters whose component does not name one. It does not reach the text of structs that
     * the message holds: they have an encoding of their own.
     *
     * @return the encoding; where it is not given, that of the compiler option {@code -Adarkrift.encoding}, if there is
     *     one
     */
    TextEncoding encoding() default TextEncoding.UTF_16LE;

    /**
     * The ends that may send the message.
     *
     * @return the direction
     */
    Direction direction() default Direction.BOTH;
}
