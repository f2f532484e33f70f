package io.darkrift.benchmarks.load.peer.netty;

/** When messages leave. */
enum WriteStyle {
    /** Each is written and flushed. */
    EACH,
    /** Each is written; some are flushed together. */
    BATCH,
    /** Some are put into one buffer, which is written and flushed. Only in the loop. */
    COALESCED
}
