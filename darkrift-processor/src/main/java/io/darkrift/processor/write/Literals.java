package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.JavaNumber;
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
        return CodeBlock.of("$T.$L", RuntimeNames.ENCODING, encoding);
    }

    static CodeBlock wireInteger(NumericType kind) {
        return CodeBlock.of("$T.$L", RuntimeNames.WIRE_INTEGER, kind.name());
    }

    /** The width of an element: the constant of a struct, or a number. */
    static CodeBlock width(WireType.Fixed element) {
        if (element instanceof WireType.FixedStruct struct) {
            return CodeBlock.of("$T.SIZE", struct.serializer());
        }
        return element instanceof WireType.Ready ready
                ? CodeBlock.of("$T.SIZE", ready.serializer())
                : CodeBlock.of("$L", element.leastBytes());
    }

    /** The bytes of as many elements as an expression says. */
    static CodeBlock times(WireType.Fixed element, String count) {
        CodeBlock width = width(element);
        return width.toString().equals("1") ? CodeBlock.of("$L", count) : CodeBlock.of("$L * $L", width, count);
    }

    /** The method that stores the bits of a number: the sign has no say. */
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
        TypeName java = type.java().type();
        TypeName result = loadedAs(loaded);
        boolean isBoxed = !type.javaType().isPrimitive();
        boolean isNarrowed = java.equals(TypeName.SHORT) && result.equals(TypeName.INT);
        return isNarrowed || isBoxed && !result.equals(java) ? CodeBlock.of("($T) $L", java, load) : load;
    }

    /** An expression that loads the number of an enum's constant, as an int or a long. */
    static CodeBlock getNumber(NumericType kind, CodeBlock index) {
        return load("get" + Numbers.label(kind == NumericType.UINT64 ? NumericType.INT64 : kind), index);
    }

    private static CodeBlock load(String method, CodeBlock index) {
        return CodeBlock.of("$T.$L(bytes, $L)", RuntimeNames.BIG_ENDIAN, method, index);
    }

    private static NumericType bits(NumericType kind) {
        return kind.name().startsWith("U") ? NumericType.valueOf(kind.name().substring(1)) : kind;
    }

    private static TypeName loadedAs(NumericType kind) {
        return switch (kind) {
            case INT8 -> TypeName.BYTE;
            case INT16 -> TypeName.SHORT;
            case UINT8, UINT16, INT32 -> TypeName.INT;
            case UINT32, INT64, UINT64 -> TypeName.LONG;
            case FLOAT32 -> TypeName.FLOAT;
            case FLOAT64 -> TypeName.DOUBLE;
        };
    }

    /** So many bits that are set. */
    static String mask(int bits) {
        return "0x" + Long.toHexString((1L << bits) - 1).toUpperCase(Locale.ROOT) + "L";
    }
}
