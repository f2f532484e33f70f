/** Simple Binary Encoding: its generated encoders and decoders. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.codec.sbe;
