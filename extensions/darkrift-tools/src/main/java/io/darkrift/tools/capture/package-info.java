/** Messages that were seen between a client and a server, and what is known of them. */
@NullMarked
package io.darkrift.tools.capture;

import org.jspecify.annotations.NullMarked;
