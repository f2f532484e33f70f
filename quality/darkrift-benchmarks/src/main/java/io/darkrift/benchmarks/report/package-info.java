/** What was measured, as Markdown and SVG. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.report;
