package io.darkrift.admin;

import java.util.function.LongSupplier;

/**
 * A tick loop, without its class: the rooms are optional.
 *
 * @param name its name
 * @param ticks how many ticks have run
 * @param work how long all of them took, in nanoseconds
 */
record NamedTicks(String name, LongSupplier ticks, LongSupplier work) {}
