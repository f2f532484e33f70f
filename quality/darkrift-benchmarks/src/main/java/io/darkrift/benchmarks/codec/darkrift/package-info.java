/** The generated serializers. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.codec.darkrift;
