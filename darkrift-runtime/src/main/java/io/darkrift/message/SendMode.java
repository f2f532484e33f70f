package io.darkrift.message;

/** The channels that a message can be sent over. */
public enum SendMode {
    /** TCP: every message arrives, once and in order, for as long as the connection lasts. */
    RELIABLE,
    /**
     * UDP: a message may be lost, arrive twice, or arrive before an earlier one. A transport without UDP sends it over the
     * reliable connection, and drops it while anything waits there for the network.
     */
    UNRELIABLE
}
