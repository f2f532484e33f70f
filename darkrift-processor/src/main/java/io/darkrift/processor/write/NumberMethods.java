package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.NumberKind;
import io.darkrift.processor.model.WireType;
import java.util.Locale;

/** Which methods of the runtime store, load and check a number. */
final class NumberMethods {
    private NumberMethods() {}

    /** Stores the bits: the sign has no say. */
    static String put(NumberKind kind) {
        return "put" + bits(kind).label();
    }

    static String check(NumberKind kind) {
        return kind.label().toLowerCase(Locale.ROOT);
    }

    /** Writes a whole array, as in {@code writeInt32s}. */
    static String writeAll(NumberKind kind) {
        return "write" + bits(kind).label() + "s";
    }

    /** Reads a whole array, as in {@code int32s}. */
    static String readAll(NumberKind kind) {
        return check(bits(kind)) + "s";
    }

    /** An expression that loads a number as its Java type. */
    static CodeBlock get(WireType.Numeric type, CodeBlock index) {
        if (type.java() == JavaNumber.BIG_INTEGER) {
            return load("getBigUInt64", index);
        }
        NumberKind loaded = type.isChecked() ? type.kind() : bits(type.kind());
        CodeBlock load = load("get" + loaded.label(), index);
        TypeName java = type.java().type();
        TypeName result = loadedAs(loaded);
        boolean boxed = !type.javaType().isPrimitive();
        boolean narrowed = java.equals(TypeName.SHORT) && result.equals(TypeName.INT);
        return narrowed || boxed && !result.equals(java) ? CodeBlock.of("($T) $L", java, load) : load;
    }

    /** An expression that loads the number of an enum's constant, as an int or a long. */
    static CodeBlock getNumber(NumberKind kind, CodeBlock index) {
        return load("get" + (kind == NumberKind.UINT64 ? NumberKind.INT64 : kind).label(), index);
    }

    private static CodeBlock load(String method, CodeBlock index) {
        return CodeBlock.of("$T.$L(bytes, $L)", RuntimeNames.BIG_ENDIAN, method, index);
    }

    private static NumberKind bits(NumberKind kind) {
        return switch (kind) {
            case UINT8 -> NumberKind.INT8;
            case UINT16 -> NumberKind.INT16;
            case UINT32 -> NumberKind.INT32;
            case UINT64 -> NumberKind.INT64;
            default -> kind;
        };
    }

    private static TypeName loadedAs(NumberKind kind) {
        return switch (kind) {
            case INT8 -> TypeName.BYTE;
            case INT16 -> TypeName.SHORT;
            case UINT8, UINT16, INT32 -> TypeName.INT;
            case UINT32, INT64, UINT64 -> TypeName.LONG;
            case FLOAT32 -> TypeName.FLOAT;
            case FLOAT64 -> TypeName.DOUBLE;
        };
    }
}
