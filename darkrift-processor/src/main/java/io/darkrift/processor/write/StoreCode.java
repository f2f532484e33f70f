package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.model.WireTypeVisitor;

/** The statement that writes one value: into {@code bytes} if its size is fixed, or else with {@code out}. */
final class StoreCode implements WireTypeVisitor<CodeBlock> {
    private final Constants constants;
    private final Operand operand;

    private StoreCode(Constants constants, Operand operand) {
        this.constants = constants;
        this.operand = operand;
    }

    static CodeBlock of(WireType type, Constants constants, Operand operand) {
        return type.accept(new StoreCode(constants, operand));
    }

    @Override
    public CodeBlock numeric(WireType.Numeric type) {
        return put(Literals.put(type.kind()), number(type, operand));
    }

    /** A number, rejected if its wire type or its bounds do not hold it. */
    static CodeBlock number(WireType.Numeric type, Operand operand) {
        boolean isObject = !type.javaType().isPrimitive() && type.java() != JavaNumber.BIG_INTEGER;
        CodeBlock value = isObject ? operand.notNull() : operand.value();
        if (type.bounds().isPresent()) {
            return bounded(type, value, operand);
        }
        return type.isChecked()
                ? Code.of("$T.$L($L, $L)", RuntimeNames.CHECKS, Literals.check(type.kind()), value, operand.where())
                : value;
    }

    private static CodeBlock bounded(WireType.Numeric type, CodeBlock value, Operand operand) {
        CodeBlock bounded = Code.of(
                "$T.within($L, $L, $L)",
                RuntimeNames.RANGE_CHECKS,
                value,
                Literals.bounds(type.bounds().get(), type.java()),
                operand.where());
        if (type.java() == JavaNumber.BIG_INTEGER) {
            return Code.of("$L.longValue()", bounded);
        }
        return type.java() == JavaNumber.LONG && type.leastBytes() < 8 ? Code.of("(int) $L", bounded) : bounded;
    }

    @Override
    public CodeBlock bool(WireType.Bool type) {
        return put("putBoolean", type.javaType().isPrimitive() ? operand.value() : operand.notNull());
    }

    @Override
    public CodeBlock enumerated(WireType.Enumerated type) {
        String method = type.leastBytes() == 8 ? "longNumber" : "number";
        return put(
                Literals.put(type.kind()),
                Code.of("$L.$L($L, $L)", constants.table(type), method, operand.value(), operand.where()));
    }

    @Override
    public CodeBlock ready(WireType.Ready type) {
        return Code.of("$T.put($L, bytes, $L)", type.serializer(), operand.notNull(), operand.index());
    }

    @Override
    public CodeBlock packed(WireType.Packed type) {
        return BitCode.put(type, constants, operand);
    }

    @Override
    public CodeBlock quantized(WireType.Quantized type) {
        return BitCode.put(type, constants, operand);
    }

    private CodeBlock put(String method, CodeBlock number) {
        return Code.of("$T.$L(bytes, $L, $L)", RuntimeNames.BIG_ENDIAN, method, operand.index(), number);
    }

    @Override
    public CodeBlock fixedStruct(WireType.FixedStruct type) {
        return Code.of("$T.put($L, bytes, $L)", type.serializer(), operand.notNull(), operand.index());
    }

    @Override
    public CodeBlock varyingStruct(WireType.VaryingStruct type) {
        return type.isSized()
                ? Code.of("$T.INSTANCE.write($L, out, $L)", type.serializer(), operand.value(), operand.where())
                : Code.of("$T.INSTANCE.write($L, out)", type.serializer(), operand.notNull());
    }

    @Override
    public CodeBlock text(WireType.Text type) {
        CodeBlock text = type.encoding() == TextEncoding.US_ASCII ? ascii() : operand.notNull();
        return encoded(
                "writeString",
                type.encoding(),
                type.maxLength().isPresent()
                        ? Code.of(
                                "$T.text($L, $L, $S)",
                                RuntimeNames.LIMITS,
                                text,
                                type.maxLength().getAsInt(),
                                operand.place())
                        : text);
    }

    @Override
    public CodeBlock character(WireType.Char type) {
        return encoded(
                "writeChar", type.encoding(), type.encoding() == TextEncoding.US_ASCII ? ascii() : operand.value());
    }

    private CodeBlock ascii() {
        return Code.of("$T.ascii($L, $L)", RuntimeNames.CHECKS, operand.value(), operand.where());
    }

    private static CodeBlock encoded(String method, TextEncoding encoding, CodeBlock value) {
        return encoding == TextEncoding.UTF_16LE
                ? Code.of("out.$L($L)", method, value)
                : Code.of("out.$L($L, $L)", method, value, Literals.encoding(encoding));
    }

    @Override
    public CodeBlock custom(WireType.Custom type) {
        CodeBlock value = type.javaType().isPrimitive() ? operand.value() : operand.notNull();
        return Code.of("$L.write($L, out)", constants.serializer(type.serializer()), value);
    }

    @Override
    public CodeBlock union(WireType.Union type) {
        return codec(type);
    }

    @Override
    public CodeBlock maybe(WireType.Maybe type) {
        return codec(type);
    }

    @Override
    public CodeBlock mapping(WireType.Mapping type) {
        return codec(type);
    }

    @Override
    public CodeBlock sequence(WireType.Sequence type) {
        return constants.hasCodec(type) ? codec(type) : all(type);
    }

    private CodeBlock codec(WireType type) {
        return Code.of("$L.write($L, out, $S)", constants.codec(type), operand.value(), operand.place());
    }

    /** Writes an array or a list by one call. */
    private CodeBlock all(WireType.Sequence type) {
        if (type.element() instanceof WireType.Numeric number) {
            CodeBlock values = number.bounds().isEmpty()
                    ? operand.notNull()
                    : Code.of(
                            "$T.within($L, $L, $S)",
                            RuntimeNames.ARRAY_RANGES,
                            operand.notNull(),
                            Literals.bounds(number.bounds().get(), number.java()),
                            operand.place());
            return Code.of("out.$L($L)", Literals.writeAll(number.kind()), values);
        }
        if (type.element() instanceof WireType.Bool) {
            return Code.of("out.writeBooleans($L)", primitives(type, "booleans"));
        }
        TextEncoding encoding = ((WireType.Char) type.element()).encoding();
        CodeBlock chars = primitives(type, "chars");
        return encoded(
                "writeChars",
                encoding,
                encoding == TextEncoding.US_ASCII
                        ? Code.of("$T.ascii($L, $S)", RuntimeNames.CHECKS, chars, operand.place())
                        : chars);
    }

    /** The array at hand, or that of a list. */
    private CodeBlock primitives(WireType.Sequence type, String method) {
        return type.isList()
                ? Code.of("$T.$L($L, $S)", RuntimeNames.LISTS, method, operand.value(), operand.place())
                : operand.notNull();
    }
}
