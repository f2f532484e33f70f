/** What metrics and tools cost a server. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.observe;
