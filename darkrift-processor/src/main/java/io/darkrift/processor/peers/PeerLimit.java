package io.darkrift.processor.peers;

import io.darkrift.processor.model.ClassName;

/**
 * What a peer in another language can't do, or not right, with a component.
 *
 * @param owner the record that has the component
 * @param component the name of the component
 * @param kind what it is that the peer can't do
 * @param text the component, and why
 */
record PeerLimit(ClassName owner, String component, Kind kind, String text) {
    /** What a peer can't do. */
    enum Kind {
        /** Neither reading nor writing is right. */
        READING_AND_WRITING,
        /** Some values are written wrong. */
        WRITING,
        /** Reading and writing take code by hand. */
        WITHOUT_CODE
    }

    /** Returns whether it matters to a peer that writes the message, or only reads it. */
    boolean concerns(boolean writes) {
        return writes || kind != Kind.WRITING;
    }
}
