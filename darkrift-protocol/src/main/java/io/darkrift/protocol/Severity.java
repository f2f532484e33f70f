package io.darkrift.protocol;

/** The effect of a change on peers that have not changed. */
public enum Severity {
    /** Nothing: old and new peers understand each other as before. */
    COMPATIBLE,
    /** Old and new peers understand each other, except for new values, which old peers refuse, or a promise to older ones. */
    CAUTION,
    /** Old peers can't read what new ones send, or new ones what old ones send. */
    BREAKING
}
