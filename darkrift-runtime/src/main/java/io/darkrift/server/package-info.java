/** The server: {@link io.darkrift.server.DarkriftServer#builder()}. */
@NullMarked
package io.darkrift.server;

import org.jspecify.annotations.NullMarked;
