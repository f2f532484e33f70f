package io.darkrift.processor.model;

import io.darkrift.protocol.NumericType;
import java.math.BigInteger;
import java.util.Optional;

/** The Java types that hold numbers. */
public enum JavaNumber {
    BYTE(JavaType.Primitive.BYTE, 1, true),
    SHORT(JavaType.Primitive.SHORT, 2, true),
    INT(JavaType.Primitive.INT, 4, true),
    LONG(JavaType.Primitive.LONG, 8, true),
    BIG_INTEGER(ClassName.get(BigInteger.class), 16, true),
    FLOAT(JavaType.Primitive.FLOAT, 4, false),
    DOUBLE(JavaType.Primitive.DOUBLE, 8, false);

    private final JavaType type;
    private final int bytes;
    private final boolean integer;

    JavaNumber(JavaType type, int bytes, boolean integer) {
        this.type = type;
        this.bytes = bytes;
        this.integer = integer;
    }

    /** Finds the number that a type holds, as a primitive, or boxed as the element of a list. */
    public static Optional<JavaNumber> of(JavaType type, boolean boxed) {
        for (JavaNumber number : values()) {
            if (type.equals(boxed ? number.type.box() : number.type)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    public JavaType type() {
        return type;
    }

    /** Its width; that of BigInteger is wider than any on the wire. */
    int bytes() {
        return bytes;
    }

    public boolean isInteger() {
        return integer;
    }

    /** Returns the type on the wire without an annotation; nothing for BigInteger. */
    public Optional<NumericType> natural() {
        return switch (this) {
            case BYTE -> Optional.of(NumericType.INT8);
            case SHORT -> Optional.of(NumericType.INT16);
            case INT -> Optional.of(NumericType.INT32);
            case LONG -> Optional.of(NumericType.INT64);
            case BIG_INTEGER -> Optional.empty();
            case FLOAT -> Optional.of(NumericType.FLOAT32);
            case DOUBLE -> Optional.of(NumericType.FLOAT64);
        };
    }
}
