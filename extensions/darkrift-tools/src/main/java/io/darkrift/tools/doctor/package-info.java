/**
 * The command {@code doctor}: finds out what works between here and a server. One class looks at one thing: the names, the
 * first bytes, the handshake over both channels, TLS, HTTP, pings. Each reports what it saw, and what to do about it.
 */
@NullMarked
package io.darkrift.tools.doctor;

import org.jspecify.annotations.NullMarked;
