/** Kryo, with registered classes. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.codec.kryo;
