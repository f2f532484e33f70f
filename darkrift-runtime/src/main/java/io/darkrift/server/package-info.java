/**
 * The server: {@link io.darkrift.server.DarkriftServer#builder()} builds one, and {@link
 * io.darkrift.server.RemoteClient} is a client of it.
 */
@NullMarked
package io.darkrift.server;

import org.jspecify.annotations.NullMarked;
