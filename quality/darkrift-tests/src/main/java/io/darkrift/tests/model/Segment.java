package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftStruct;

/** A struct of fixed size that holds such structs. */
@DarkriftStruct
public record Segment(Point from, Point to, byte weight) {}
