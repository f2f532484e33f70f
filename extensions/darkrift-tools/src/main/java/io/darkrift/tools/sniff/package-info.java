/** {@code darkrift sniff} and {@code darkrift show}: print messages. */
@NullMarked
package io.darkrift.tools.sniff;

import org.jspecify.annotations.NullMarked;
