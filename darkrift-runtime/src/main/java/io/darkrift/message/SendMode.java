package io.darkrift.message;

/** The channel that a message takes. */
public enum SendMode {
    /** TCP: every message arrives, once and in order, for as long as the connection lasts. */
    RELIABLE,
    /** UDP: a message may be lost, come twice, or overtake another. */
    UNRELIABLE
}
