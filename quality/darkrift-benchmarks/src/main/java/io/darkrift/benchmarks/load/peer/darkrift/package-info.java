/** DarkRift 2 for Java, as its users use it. */
@NullMarked
package io.darkrift.benchmarks.load.peer.darkrift;

import org.jspecify.annotations.NullMarked;
