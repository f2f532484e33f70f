/** The behaviour of bots that users write in Java, for the command {@code bots}. */
@NullMarked
package io.darkrift.tools.bots;

import org.jspecify.annotations.NullMarked;
