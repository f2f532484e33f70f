/** {@code darkrift replay}: acts as the clients or the server of a recording. */
@NullMarked
package io.darkrift.tools.replay;

import org.jspecify.annotations.NullMarked;
