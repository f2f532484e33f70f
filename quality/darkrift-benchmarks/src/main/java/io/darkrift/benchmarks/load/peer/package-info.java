/** What the benchmarks of load see of any library: connections that messages go over. */
@NullMarked
package io.darkrift.benchmarks.load.peer;

import org.jspecify.annotations.NullMarked;
