package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.darkrift.protocol.NumericType;
import java.math.BigInteger;
import java.util.Optional;

/** The Java types that hold numbers. */
public enum JavaNumber {
    BYTE(TypeName.BYTE, 1, true),
    SHORT(TypeName.SHORT, 2, true),
    INT(TypeName.INT, 4, true),
    LONG(TypeName.LONG, 8, true),
    BIG_INTEGER(ClassName.get(BigInteger.class), 16, true),
    FLOAT(TypeName.FLOAT, 4, false),
    DOUBLE(TypeName.DOUBLE, 8, false);

    private final TypeName type;
    private final int bytes;
    private final boolean integer;

    JavaNumber(TypeName type, int bytes, boolean integer) {
        this.type = type;
        this.bytes = bytes;
        this.integer = integer;
    }

    /** Finds the number that a type holds, as a primitive, or boxed as the element of a list. */
    public static Optional<JavaNumber> of(TypeName type, boolean boxed) {
        for (JavaNumber number : values()) {
            if (type.equals(boxed ? number.type.box() : number.type)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    public TypeName type() {
        return type;
    }

    /** Its width; that of BigInteger is wider than any on the wire. */
    int bytes() {
        return bytes;
    }

    public boolean isInteger() {
        return integer;
    }

    /** What it is on the wire when no annotation says so. BigInteger is nothing then. */
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
