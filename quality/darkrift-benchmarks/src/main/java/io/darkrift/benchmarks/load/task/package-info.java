/** What the children of a benchmark of load do. */
@NullMarked
package io.darkrift.benchmarks.load.task;

import org.jspecify.annotations.NullMarked;
