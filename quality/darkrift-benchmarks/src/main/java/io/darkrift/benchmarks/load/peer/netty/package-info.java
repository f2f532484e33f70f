/** Raw Netty, with the same framing and messages written by hand: what this library is compared with. */
@NullMarked
package io.darkrift.benchmarks.load.peer.netty;

import org.jspecify.annotations.NullMarked;
