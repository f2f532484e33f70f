package io.darkrift.processor.model;

import io.darkrift.protocol.Bounds;
import io.darkrift.protocol.NumericType;

/** What a number on the wire means for the Java type that holds it. */
public final class Numbers {
    private Numbers() {}

    /** The name of the annotation, and of the runtime's methods, as in {@code UInt16}. */
    public static String label(NumericType type) {
        String prefix = type.name().substring(0, type.name().length() - digits(type));
        String bits = type.name().substring(prefix.length());
        return switch (prefix) {
            case "UINT" -> "UInt" + bits;
            case "INT" -> "Int" + bits;
            default -> "Float" + bits;
        };
    }

    private static int digits(NumericType type) {
        return type.bits() == 8 ? 1 : 2;
    }

    public static int bytes(NumericType type) {
        return type.bits() / 8;
    }

    public static boolean isSigned(NumericType type) {
        return !type.name().startsWith("U");
    }

    /** Returns whether a Java type can hold every number, or its bits. */
    public static boolean fits(NumericType type, JavaNumber java) {
        if (!type.isInteger()) {
            return java.natural().filter(type::equals).isPresent();
        }
        return java == JavaNumber.BIG_INTEGER
                ? type == NumericType.UINT64
                : java.isInteger() && java.bytes() >= bytes(type);
    }

    /** Returns whether a value of a Java type may lie outside the type, so that it is checked on writing. */
    public static boolean checks(NumericType type, JavaNumber java) {
        return java.bytes() > bytes(type);
    }

    /** The least number, as far as enums use it. */
    public static long min(NumericType type) {
        return isSigned(type) ? -1L << type.bits() - 1 : 0;
    }

    /** The largest number, as far as a long holds it. */
    public static long max(NumericType type) {
        int bits = isSigned(type) ? type.bits() - 1 : type.bits();
        return bits >= 63 ? Long.MAX_VALUE : (1L << bits) - 1;
    }

    /** Bounds in the words of an error. */
    public static String text(Bounds bounds) {
        return text(bounds.min(), bounds.max());
    }

    public static String text(double min, double max) {
        return text(min) + " to " + text(max);
    }

    private static String text(double number) {
        return number == (long) number ? String.valueOf((long) number) : String.valueOf(number);
    }
}
