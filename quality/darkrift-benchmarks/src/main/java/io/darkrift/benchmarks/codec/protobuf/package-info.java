/** Protocol Buffers: its generated messages. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.codec.protobuf;
