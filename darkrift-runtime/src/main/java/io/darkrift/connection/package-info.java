/**
 * The API that the two ends of a connection share: sending, receiving, how a connection ends, and the threads it runs
 * on. A client is in {@code io.darkrift.client}, a server in {@code io.darkrift.server}.
 */
@NullMarked
package io.darkrift.connection;

import org.jspecify.annotations.NullMarked;
