/** Sockets of the JDK without any library: the least that a round trip costs. */
@NullMarked
package io.darkrift.benchmarks.load.peer.jdk;

import org.jspecify.annotations.NullMarked;
