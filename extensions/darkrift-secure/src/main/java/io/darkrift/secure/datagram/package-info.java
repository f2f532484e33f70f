/** Sealing and unsealing of datagrams. */
@NullMarked
package io.darkrift.secure.datagram;

import org.jspecify.annotations.NullMarked;
