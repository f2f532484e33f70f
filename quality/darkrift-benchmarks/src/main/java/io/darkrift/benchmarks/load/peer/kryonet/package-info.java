/** KryoNet, which Java game developers know, with serializers written by hand. */
@NullMarked
package io.darkrift.benchmarks.load.peer.kryonet;

import org.jspecify.annotations.NullMarked;
