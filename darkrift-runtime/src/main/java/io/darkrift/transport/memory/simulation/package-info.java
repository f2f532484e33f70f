/**
 * The network between two ends, as numbers: when a packet arrives, and whether it does. The memory transport and the
 * command line tools share it; it is not for users.
 */
@NullMarked
package io.darkrift.transport.memory.simulation;

import org.jspecify.annotations.NullMarked;
