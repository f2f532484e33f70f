/** A relay: stands between clients and a server, passes messages on, and shows each of them. */
@NullMarked
package io.darkrift.tools.relay;

import org.jspecify.annotations.NullMarked;
