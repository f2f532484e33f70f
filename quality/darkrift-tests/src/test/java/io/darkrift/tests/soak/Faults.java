package io.darkrift.tests.soak;

/**
 * What a network does to those who use it.
 *
 * @param maxDelayMillis how long bytes and datagrams may take, at most
 * @param maxPiece the largest piece that a stream is cut into, in bytes
 * @param cut how likely it is that a TCP connection is cut off somewhere, 0 to 1
 * @param maxBytesUntilCut where a connection is cut at the latest, in bytes of one direction
 * @param drop how likely a datagram is lost
 * @param duplicate how likely a datagram comes twice
 */
record Faults(int maxDelayMillis, int maxPiece, double cut, int maxBytesUntilCut, double drop, double duplicate) {
    /** Delays, and pieces of any size; over UDP also loss, disorder and repetition. TCP connections last. */
    static final Faults GENTLE = new Faults(30, 1_400, 0, 0, 0.05, 0.05);

    /** More of all that, and connections that are cut in the middle of anything. */
    static final Faults ROUGH = new Faults(80, 40, 0.7, 20_000, 0.2, 0.2);
}
