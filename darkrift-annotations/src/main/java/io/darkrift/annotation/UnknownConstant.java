package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the constant that readers get for numbers that no constant of the enum has: those of constants that newer peers
 * have added. Without it such a number is rejected, and so is the message.
 *
 * <p>The constant has a number of its own, and is written like any other. An enum has one such constant at most.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface UnknownConstant {}
