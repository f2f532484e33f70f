package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the constant that readers get for numbers that no constant of the enum has: those of constants that newer peers
 * have added. Without it, a message with an unknown number is rejected.
 *
 * <p>The constant has a number of its own, and is written like any other constant. An enum may have one such constant.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface UnknownConstant {}
