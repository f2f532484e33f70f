package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.WireType;
import io.darkrift.protocol.StructLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The code of values that take a few bits each. */
final class BitCode {
    /**
     * Some fields of a slot, as many as a long can hold on their way.
     *
     * @param start the byte of the slot that they begin in
     * @param taken the bits of that byte which fields before them take
     * @param bytes how many bytes they reach into
     */
    record Group(int start, int taken, int bytes, List<StructLayout.Field> fields) {
        /** Returns the number of bits of the group after a field. */
        int shift(StructLayout.Field field) {
            return 8 * (start + bytes) - field.bit() - field.bits();
        }
    }

    private BitCode() {}

    /** Cuts the fields of a slot; a group may begin in the last byte of another. */
    static List<Group> groups(StructLayout.Slot slot) {
        List<Group> groups = new ArrayList<>();
        List<StructLayout.Field> fields = new ArrayList<>();
        for (StructLayout.Field field : slot.fields()) {
            if (!fields.isEmpty() && field.bit() + field.bits() - fields.get(0).bit() / 8 * 8 > Long.SIZE) {
                groups.add(group(fields));
                fields.clear();
            }
            fields.add(field);
        }
        groups.add(group(fields));
        return groups;
    }

    private static Group group(List<StructLayout.Field> fields) {
        StructLayout.Field first = fields.get(0);
        StructLayout.Field last = fields.get(fields.size() - 1);
        int start = first.bit() / 8;
        int end = (last.bit() + last.bits() + 7) / 8;
        return new Group(start, first.bit() % 8, end - start, List.copyOf(fields));
    }

    /** The statements that write components that share bytes. */
    static CodeBlock store(StructLayout.Slot slot, IntFunction<Component> components, Constants constants) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Group group : groups(slot)) {
            CodeBlock index = Operand.at(slot.offset() + group.start());
            List<CodeBlock> parts = new ArrayList<>();
            if (group.taken() > 0) {
                CodeBlock before = Code.of("(long) $T.getUInt8(bytes, $L)", RuntimeNames.BIG_ENDIAN, index);
                parts.add(shifted(before, 8 * (group.bytes() - 1)));
            }
            for (StructLayout.Field field : group.fields()) {
                Component component = components.apply(field.component());
                CodeBlock bits = bits((WireType.Bitwise) component.type(), constants, Operand.written(component, 0));
                parts.add(shifted(bits, group.shift(field)));
            }
            code.addStatement(put(group.bytes(), index, CodeBlock.join(parts, "\n| ")));
        }
        return code.build();
    }

    /** The statement that writes a value that has its bytes to itself. */
    static CodeBlock put(WireType.Bitwise type, Constants constants, Operand operand) {
        int bytes = type.leastBytes();
        return put(bytes, operand.index(), shifted(bits(type, constants, operand), 8 * bytes - type.bits()));
    }

    private static CodeBlock put(int bytes, CodeBlock index, CodeBlock bits) {
        return Code.of("$T.put(bytes, $L, $L, $L)", RuntimeNames.PACKED_BITS, index, bytes, bits);
    }

    private static CodeBlock shifted(CodeBlock bits, int shift) {
        return shift == 0 ? bits : Code.of("$L << $L", bits, shift);
    }

    /** The bits of a value as a long, with zeros above. */
    private static CodeBlock bits(WireType.Bitwise type, Constants constants, Operand operand) {
        if (type instanceof WireType.Quantized quantized) {
            CodeBlock value = quantized.javaType().isPrimitive() ? operand.value() : operand.notNull();
            return Code.of(
                    "$T.quantize($L, $L, $L, $L)",
                    RuntimeNames.QUANTIZATION,
                    value,
                    Literals.bounds(quantized.bounds(), quantized.java()),
                    quantized.bits(),
                    operand.where());
        }
        WireType.Packed packed = (WireType.Packed) type;
        if (packed.value() instanceof WireType.Bool) {
            return Code.of("($L ? 1L : 0L)", operand.value());
        }
        CodeBlock number = packed.value() instanceof WireType.Enumerated enumerated
                ? Code.of("$L.longNumber($L, $L)", constants.table(enumerated), operand.value(), operand.where())
                : StoreCode.number((WireType.Numeric) packed.value(), operand);
        return Code.of(
                "$T.$L($L, $L, $L)",
                RuntimeNames.PACKED_BITS,
                packed.isSigned() ? "signed" : "unsigned",
                number,
                packed.bits(),
                operand.where());
    }

    /** The bytes of one or several values, as a long. */
    static CodeBlock load(int bytes, CodeBlock index) {
        return Code.of("$T.get(bytes, $L, $L)", RuntimeNames.PACKED_BITS, index, bytes);
    }

    /** An expression for a value that has its bytes to itself. */
    static CodeBlock get(WireType.Bitwise type, Constants constants, Operand operand) {
        int size = 8 * type.leastBytes();
        return get(type, constants, operand, load(size / 8, operand.index()), size - type.bits(), size);
    }

    /**
     * An expression for a value.
     *
     * @param group the bits that it is among
     * @param shift how many bits are behind it
     * @param size how many bits there are
     */
    static CodeBlock get(
            WireType.Bitwise type, Constants constants, Operand operand, CodeBlock group, int shift, int size) {
        CodeBlock shifted = shift == 0 ? group : Code.of("$L >>> $L", group, shift);
        boolean isFirst = shift + type.bits() == size;
        CodeBlock bits = isFirst ? shifted : Code.of("$L & $L", shifted, Literals.mask(type.bits()));
        if (type instanceof WireType.Quantized quantized) {
            return Code.of(
                    "$T.$L($L, $L, $L)",
                    RuntimeNames.QUANTIZATION,
                    quantized.java() == JavaNumber.FLOAT ? "dequantizeFloat" : "dequantizeDouble",
                    bits,
                    Literals.bounds(quantized.bounds(), quantized.java()),
                    quantized.bits());
        }
        WireType.Packed packed = (WireType.Packed) type;
        if (packed.value() instanceof WireType.Bool) {
            return Code.of("($L) != 0", bits);
        }
        CodeBlock number = packed.isSigned()
                ? Code.of("$T.extend($L, $L)", RuntimeNames.PACKED_BITS, shifted, packed.bits())
                : bits;
        if (packed.value() instanceof WireType.Enumerated enumerated) {
            return LoadCode.constant(enumerated, number, constants, operand);
        }
        WireType.Numeric numeric = (WireType.Numeric) packed.value();
        boolean isAlready = numeric.java() == (packed.isSigned() ? JavaNumber.INT : JavaNumber.LONG);
        return LoadCode.bounded(
                numeric,
                isAlready
                        ? number
                        // A call needs no parentheses, and an operation does.
                        : Code.of(
                                packed.isSigned() ? "($T) $L" : "($T) ($L)",
                                numeric.java().type(),
                                number),
                operand);
    }
}
