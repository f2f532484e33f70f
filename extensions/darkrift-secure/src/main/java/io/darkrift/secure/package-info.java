/**
 * Encrypted bichannel: TLS for TCP, and sealed datagrams for UDP. A server listens with a {@link
 * io.darkrift.secure.SecureListener}, a client connects with a {@link io.darkrift.secure.SecureDialer}.
 */
@NullMarked
package io.darkrift.secure;

import org.jspecify.annotations.NullMarked;
