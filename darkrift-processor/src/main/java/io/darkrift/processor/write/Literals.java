package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.Numbers;
import io.darkrift.processor.model.WireType;
import io.darkrift.protocol.Bounds;
import io.darkrift.protocol.NumericType;
import java.util.Locale;

/** Constants and names of methods as they stand in generated code. */
final class Literals {
    private Literals() {}

    /** The two bounds, as arguments. */
    static String bounds(Bounds bounds, JavaNumber java) {
        return java.isInteger()
                ? integer((long) bounds.min()) + ", " + integer((long) bounds.max())
                : bounds.min() + ", " + bounds.max();
    }

    private static String integer(long number) {
        return number == (int) number ? String.valueOf(number) : number + "L";
    }

    static CodeBlock encoding(TextEncoding encoding) {
        return Code.of("$T.$L", RuntimeNames.ENCODING, encoding);
    }

    static CodeBlock wireInteger(NumericType kind) {
        return Code.of("$T.$L", RuntimeNames.WIRE_INTEGER, kind.name());
    }

    /** The width of an element: the constant of a struct, or a number. */
    static CodeBlock width(WireType.Fixed element) {
        if (element instanceof WireType.FixedStruct struct) {
            return Code.of("$T.SIZE", struct.serializer());
        }
        return element instanceof WireType.Ready ready
                ? Code.of("$T.SIZE", ready.serializer())
                : Code.of("$L", element.leastBytes());
    }

    /** The bytes of as many elements as an expression says. */
    static CodeBlock times(WireType.Fixed element, String count) {
        CodeBlock width = width(element);
        return width.toString().equals("1") ? Code.of("$L", count) : Code.of("$L * $L", width, count);
    }

    /** Returns the method that stores the bits of a number. The sign does not matter. */
    static String put(NumericType kind) {
        return "put" + Numbers.label(bits(kind));
    }

    /** The method that checks a number. */
    static String check(NumericType kind) {
        return kind.toString();
    }

    /** The method that writes a whole array, as in {@code writeInt32s}. */
    static String writeAll(NumericType kind) {
        return "write" + Numbers.label(bits(kind)) + "s";
    }

    /** The method that reads a whole array, as in {@code int32s}. */
    static String readAll(NumericType kind) {
        return bits(kind) + "s";
    }

    /** An expression that loads a number as its Java type. */
    static CodeBlock get(WireType.Numeric type, CodeBlock index) {
        if (type.java() == JavaNumber.BIG_INTEGER) {
            return load("getBigUInt64", index);
        }
        NumericType loaded = type.isChecked() ? type.kind() : bits(type.kind());
        CodeBlock load = load("get" + Numbers.label(loaded), index);
        JavaType java = type.java().type();
        JavaType result = loadedAs(loaded);
        boolean isBoxed = !type.javaType().isPrimitive();
        boolean isNarrowed = java.equals(JavaType.Primitive.SHORT) && result.equals(JavaType.Primitive.INT);
        return isNarrowed || isBoxed && !result.equals(java) ? Code.of("($T) $L", java, load) : load;
    }

    /** An expression that loads the number of an enum's constant, as an int or a long. */
    static CodeBlock getNumber(NumericType kind, CodeBlock index) {
        return load("get" + Numbers.label(kind == NumericType.UINT64 ? NumericType.INT64 : kind), index);
    }

    private static CodeBlock load(String method, CodeBlock index) {
        return Code.of("$T.$L(bytes, $L)", RuntimeNames.BIG_ENDIAN, method, index);
    }

    private static NumericType bits(NumericType kind) {
        return kind.name().startsWith("U") ? NumericType.valueOf(kind.name().substring(1)) : kind;
    }

    private static JavaType loadedAs(NumericType kind) {
        return switch (kind) {
            case INT8 -> JavaType.Primitive.BYTE;
            case INT16 -> JavaType.Primitive.SHORT;
            case UINT8, UINT16, INT32 -> JavaType.Primitive.INT;
            case UINT32, INT64, UINT64 -> JavaType.Primitive.LONG;
            case FLOAT32 -> JavaType.Primitive.FLOAT;
            case FLOAT64 -> JavaType.Primitive.DOUBLE;
        };
    }

    /** So many bits that are set. */
    static String mask(int bits) {
        return "0x" + Long.toHexString((1L << bits) - 1).toUpperCase(Locale.ROOT) + "L";
    }
}
