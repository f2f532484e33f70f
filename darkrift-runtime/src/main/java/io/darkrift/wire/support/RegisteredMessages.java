package io.darkrift.wire.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The messages of a generated registry. The annotation processor reads them from the class file, where a build tool
 * compiles some messages alone: the registry keeps the others.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RegisteredMessages {
    /**
     * Returns the records, in the order of their tags.
     *
     * @return the binary name of each, as in {@code game.Server$Stop}
     */
    String[] value();
}
