/**
 * The API that both ends of a connection share: sending, receiving, the end of a connection, and threads. The client is
 * in {@code io.darkrift.client}, the server in {@code io.darkrift.server}.
 */
@NullMarked
package io.darkrift.connection;

import org.jspecify.annotations.NullMarked;
