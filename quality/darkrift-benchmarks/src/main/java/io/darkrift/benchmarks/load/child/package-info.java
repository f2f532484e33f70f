/** JVMs that a benchmark starts for itself, and what it asks them. */
@NullMarked
package io.darkrift.benchmarks.load.child;

import org.jspecify.annotations.NullMarked;
