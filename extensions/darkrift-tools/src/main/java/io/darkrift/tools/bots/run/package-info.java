/** The command {@code bots}, and what runs its bots. */
@NullMarked
package io.darkrift.tools.bots.run;

import org.jspecify.annotations.NullMarked;
