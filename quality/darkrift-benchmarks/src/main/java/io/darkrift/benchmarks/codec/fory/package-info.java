/** Apache Fory, with registered records. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.codec.fory;
