/**
 * Support for tests of games, without sockets and without waiting: {@link io.darkrift.testing.TestServer} and its
 * clients.
 */
@NullMarked
package io.darkrift.testing;

import org.jspecify.annotations.NullMarked;
