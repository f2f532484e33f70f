/** How fast DarkRift is, against what else a game developer could pick: one command for each question. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks;
