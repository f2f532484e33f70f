package game;

/** An enum whose constants have their ordinals. */
public enum Colour {
    /** 0. */
    RED,
    /** 1. */
    GREEN,
    /** 2. */
    BLUE
}
