/** How long it takes from the start of a JVM to the first message. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.startup;
