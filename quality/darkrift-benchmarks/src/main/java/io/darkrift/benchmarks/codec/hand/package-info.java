/** What a careful person writes by hand: a byte array, VarHandles, and every bound checked. */
@org.jspecify.annotations.NullMarked
package io.darkrift.benchmarks.codec.hand;
