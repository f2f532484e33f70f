/** The charts of the documentation, drawn from recorded results. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.charts;
