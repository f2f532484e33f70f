/**
 * A transport inside one process, for tests: no sockets, no ports, and a clock that the test moves.
 *
 * <p>{@link io.darkrift.transport.memory.MemoryNetwork} makes listeners for servers and dialers for clients, and plays
 * the network between them: latency, jitter, loss, duplication, reordering, bandwidth, cuts. In virtual time everything
 * runs on the thread that moves the clock, so that a test with the same seed does the same each time:
 *
 * <pre>{@code
 * try (MemoryNetwork network = MemoryNetwork.virtualTime()) {
 *     network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(40)).withLoss(0.05));
 *     ServerTransport listener = network.listener();
 *     ClientTransport dialer = network.dialer();
 *     ...
 *     network.advance(Duration.ofMillis(200));
 * }
 * }</pre>
 */
@NullMarked
package io.darkrift.transport.memory;

import org.jspecify.annotations.NullMarked;
