/** Requests, with the library and by hand. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.request;
