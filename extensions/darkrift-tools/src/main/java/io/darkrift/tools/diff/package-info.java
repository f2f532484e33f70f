/** {@code darkrift diff}: compares recordings. */
@NullMarked
package io.darkrift.tools.diff;

import org.jspecify.annotations.NullMarked;
