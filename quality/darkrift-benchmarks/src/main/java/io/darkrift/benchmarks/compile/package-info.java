/** How long the compiler takes, with the annotation processor and without it. */
@NullMarked
package io.darkrift.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
