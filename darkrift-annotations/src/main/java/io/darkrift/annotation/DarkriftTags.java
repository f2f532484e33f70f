package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reserves a range of tags for a package: all its messages must have tags in this range. Put it on the package, in
 * {@code package-info.java}. It does not apply to subpackages. The ranges of two packages must not overlap.
 */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface DarkriftTags {
    /**
     * The least tag.
     *
     * @return 0 to 65,535
     */
    int from();

    /**
     * The largest tag.
     *
     * @return 0 to 65,535, and not less than {@link #from()}
     */
    int to();
}
