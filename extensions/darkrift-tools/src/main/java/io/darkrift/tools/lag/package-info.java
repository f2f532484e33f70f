/** The command {@code lag}: a relay that delays, loses, doubles and reorders messages. */
@NullMarked
package io.darkrift.tools.lag;

import org.jspecify.annotations.NullMarked;
