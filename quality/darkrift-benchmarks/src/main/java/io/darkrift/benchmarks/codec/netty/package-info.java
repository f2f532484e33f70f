/** Written by hand on Netty's buffers. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.codec.netty;
