package game;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** As those of libraries. */
@Target(ElementType.TYPE_USE)
public @interface Nullable {}
