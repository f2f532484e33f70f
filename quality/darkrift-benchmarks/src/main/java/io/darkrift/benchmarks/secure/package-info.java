/** What encryption costs. */
@NullMarked
package io.darkrift.benchmarks.secure;

import org.jspecify.annotations.NullMarked;
