/** The command line. Each command has a package of its own; what several share is in {@code options}, {@code relay} and {@code capture}. */
@NullMarked
package io.darkrift.tools;

import org.jspecify.annotations.NullMarked;
