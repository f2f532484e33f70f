package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.WireType;

/** The expressions that read values of a few bits each. */
final class BitReadCode {
    private BitReadCode() {}

    /** The bytes of one or several values, as a long. */
    static CodeBlock group(int bytes, CodeBlock index) {
        return CodeBlock.of("$T.get(bytes, $L, $L)", RuntimeNames.PACKED_BITS, index, bytes);
    }

    /** Reads a value that has its bytes to itself. */
    static CodeBlock get(WireType.Bitwise type, Members members, Spot spot) {
        int size = 8 * type.bytes();
        return get(type, members, spot, group(type.bytes(), spot.index()), size - type.bits(), size);
    }

    /**
     * Reads a value.
     *
     * @param group the bits that it is among
     * @param shift how many bits are behind it
     * @param size how many bits there are
     */
    static CodeBlock get(WireType.Bitwise type, Members members, Spot spot, CodeBlock group, int shift, int size) {
        CodeBlock shifted = shift == 0 ? group : CodeBlock.of("$L >>> $L", group, shift);
        boolean isFirst = shift + type.bits() == size;
        CodeBlock bits = isFirst ? shifted : CodeBlock.of("$L & 0x$LL", shifted, mask(type.bits()));
        if (type instanceof WireType.Quantized quantized) {
            return CodeBlock.of(
                    "$T.$L($L,$W$L, $L)",
                    RuntimeNames.QUANTIZATION,
                    quantized.java() == JavaNumber.FLOAT ? "dequantizeFloat" : "dequantizeDouble",
                    bits,
                    quantized.bounds().literals(quantized.java()),
                    quantized.bits());
        }
        WireType.Packed packed = (WireType.Packed) type;
        if (packed.value() instanceof WireType.Bool) {
            return CodeBlock.of("($L) != 0", bits);
        }
        CodeBlock number = packed.isSigned()
                ? CodeBlock.of("$T.extend($L, $L)", RuntimeNames.PACKED_BITS, shifted, packed.bits())
                : CodeBlock.of("($L)", bits);
        return value(packed, members, spot, number);
    }

    private static String mask(int bits) {
        return Long.toHexString((1L << bits) - 1).toUpperCase(java.util.Locale.ROOT);
    }

    private static CodeBlock value(WireType.Packed type, Members members, Spot spot, CodeBlock number) {
        if (type.value() instanceof WireType.Enumerated enumerated) {
            boolean isLong = members.membersOf(enumerated).isLong();
            return CodeBlock.of(
                    "$L($L, in, $S)",
                    members.membersOf(enumerated).toConstant(),
                    isLong || type.isSigned() ? number : CodeBlock.of("(int) $L", number),
                    spot.place());
        }
        WireType.Numeric numeric = (WireType.Numeric) type.value();
        boolean isAlready = numeric.java() == (type.isSigned() ? JavaNumber.INT : JavaNumber.LONG);
        return ScalarReadCode.bounded(
                numeric,
                isAlready ? number : CodeBlock.of("($T) $L", numeric.java().type(), number),
                spot);
    }
}
