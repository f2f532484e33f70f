package io.darkrift.tests.model;

/** An enum whose constants have their ordinals. */
public enum Colour {
    /** 0. */
    RED,
    /** 1. */
    GREEN,
    /** 2. */
    BLUE
}
