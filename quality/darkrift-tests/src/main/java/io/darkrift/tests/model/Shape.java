package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.WireValue;

/** One of several structs. */
public sealed interface Shape {
    /** A struct of fixed size. */
    @DarkriftStruct
    @WireValue(1)
    record Circle(Point centre, float radius) implements Shape {}

    /** A struct of varying size. */
    @DarkriftStruct
    @WireValue(7)
    record Polygon(Point[] corners) implements Shape {}

    /** More of them. */
    sealed interface Unseen extends Shape {}

    /** A struct without components. */
    @DarkriftStruct
    @WireValue(200)
    record Nowhere() implements Unseen {}
}
