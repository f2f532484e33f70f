/** What rooms cost, and what a slow one does to the others. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.rooms;
