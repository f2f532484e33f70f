package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftStruct;
import java.util.Comparator;

/** A struct that can be the key of a map, since it has an order. */
@DarkriftStruct
public record Cell(int x, short y) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
        return Comparator.comparingInt(Cell::x).thenComparingInt(Cell::y).compare(this, other);
    }
}
