package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int16;
import io.darkrift.annotation.UInt16;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sealed interfaces of structs. */
@DarkriftMessage(tag = 122)
public record Shapes(
        Shape shape,
        @UInt16 Shape wide,
        @Int16 Shape signed,
        Shape[] array,
        List<Shape> list,
        Optional<Shape> maybe,
        Map<Integer, Shape> map) {}
