package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.Slot;
import io.darkrift.processor.model.WireType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The statement that writes values of a few bits each. */
final class BitWriteCode {
    private BitWriteCode() {}

    /** Writes components that share bytes. */
    static CodeBlock put(Slot slot, Members members, int offset, Function<Component, CodeBlock> accessor) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Slot.Chunk chunk : slot.chunks()) {
            CodeBlock index = Spot.at(offset + chunk.start());
            code.addStatement(put(chunk.bytes(), index, all(chunk, index, members, accessor)));
        }
        return code.build();
    }

    private static CodeBlock all(
            Slot.Chunk chunk, CodeBlock index, Members members, Function<Component, CodeBlock> accessor) {
        List<CodeBlock> parts = new ArrayList<>();
        int shift = 8 * chunk.bytes() - chunk.taken();
        if (chunk.taken() > 0) {
            CodeBlock before = CodeBlock.of("(long) $T.getUInt8(bytes, $L)", RuntimeNames.BIG_ENDIAN, index);
            parts.add(shifted(before, 8 * (chunk.bytes() - 1)));
        }
        for (Component component : chunk.components()) {
            WireType.Bitwise type = (WireType.Bitwise) component.type();
            shift -= type.bits();
            parts.add(shifted(bits(type, members, Spot.of(component, accessor.apply(component))), shift));
        }
        return CodeBlock.join(parts, "\n| ");
    }

    /** Writes a value that has its bytes to itself. */
    static CodeBlock put(WireType.Bitwise type, Members members, Spot spot) {
        return put(type.bytes(), spot.index(), shifted(bits(type, members, spot), 8 * type.bytes() - type.bits()));
    }

    private static CodeBlock put(int bytes, CodeBlock index, CodeBlock bits) {
        return CodeBlock.of("$T.put(bytes, $L, $L,$W$L)", RuntimeNames.PACKED_BITS, index, bytes, bits);
    }

    private static CodeBlock shifted(CodeBlock bits, int shift) {
        return shift == 0 ? bits : CodeBlock.of("$L << $L", bits, shift);
    }

    /** The bits of a value as a long, with zeros above. */
    private static CodeBlock bits(WireType.Bitwise type, Members members, Spot spot) {
        if (type instanceof WireType.Quantized quantized) {
            return quantized(quantized, spot);
        }
        WireType.Packed packed = (WireType.Packed) type;
        if (packed.value() instanceof WireType.Bool) {
            return CodeBlock.of("($L ? 1L : 0L)", spot.value());
        }
        CodeBlock number = packed.value() instanceof WireType.Enumerated enumerated
                ? ScalarWriteCode.number(enumerated, members, spot)
                : ScalarWriteCode.number((WireType.Numeric) packed.value(), spot);
        return CodeBlock.of(
                "$T.$L($L,$W$L,$W$L)",
                RuntimeNames.PACKED_BITS,
                packed.isSigned() ? "signed" : "unsigned",
                number,
                packed.bits(),
                spot.where());
    }

    private static CodeBlock quantized(WireType.Quantized type, Spot spot) {
        CodeBlock value = type.javaType().isPrimitive() ? spot.value() : spot.notNull();
        return CodeBlock.of(
                "$T.quantize($L,$W$L, $L,$W$L)",
                RuntimeNames.QUANTIZATION,
                value,
                type.bounds().literals(type.java()),
                type.bits(),
                spot.where());
    }
}
