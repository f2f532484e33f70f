/** {@code darkrift record}: writes messages to a file. */
@NullMarked
package io.darkrift.tools.record;

import org.jspecify.annotations.NullMarked;
