/** The messages that are measured: small, numbers, a bit of everything, a lot of it, and text. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.message;
