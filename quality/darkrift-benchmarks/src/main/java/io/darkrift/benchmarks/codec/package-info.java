/** How fast records become bytes, and bytes records. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.codec;
