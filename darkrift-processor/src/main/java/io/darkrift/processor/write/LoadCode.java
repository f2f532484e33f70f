package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.model.WireTypeVisitor;

/** The expression that reads one value: from {@code bytes} if its size is fixed, or else with {@code in}. */
final class LoadCode implements WireTypeVisitor<CodeBlock> {
    private final Constants constants;
    private final Operand operand;

    private LoadCode(Constants constants, Operand operand) {
        this.constants = constants;
        this.operand = operand;
    }

    static CodeBlock of(WireType type, Constants constants, Operand operand) {
        return type.accept(new LoadCode(constants, operand));
    }

    @Override
    public CodeBlock numeric(WireType.Numeric type) {
        return bounded(type, Literals.get(type, operand.index()), operand);
    }

    /** A number, rejected if it is out of its bounds. */
    static CodeBlock bounded(WireType.Numeric type, CodeBlock value, Operand operand) {
        if (type.bounds().isEmpty()) {
            return value;
        }
        CodeBlock bounded = Code.of(
                "$T.within(in, $L, $L, $S)",
                RuntimeNames.RANGE_READS,
                value,
                Literals.bounds(type.bounds().get(), type.java()),
                operand.place());
        boolean isNarrowed = type.java() == JavaNumber.BYTE || type.java() == JavaNumber.SHORT;
        return isNarrowed ? Code.of("($T) $L", type.java().type(), bounded) : bounded;
    }

    @Override
    public CodeBlock bool(WireType.Bool type) {
        return Code.of("$T.getBoolean(bytes, $L)", RuntimeNames.BIG_ENDIAN, operand.index());
    }

    @Override
    public CodeBlock enumerated(WireType.Enumerated type) {
        return constant(type, Literals.getNumber(type.kind(), operand.index()), constants, operand);
    }

    /** The constant that has a number. */
    static CodeBlock constant(WireType.Enumerated type, CodeBlock number, Constants constants, Operand operand) {
        return Code.of("$L.constant($L, in, $S)", constants.table(type), number, operand.place());
    }

    @Override
    public CodeBlock ready(WireType.Ready type) {
        return get(type.serializer(), type.canBeRefused());
    }

    @Override
    public CodeBlock packed(WireType.Packed type) {
        return BitCode.get(type, constants, operand);
    }

    @Override
    public CodeBlock quantized(WireType.Quantized type) {
        return BitCode.get(type, constants, operand);
    }

    @Override
    public CodeBlock fixedStruct(WireType.FixedStruct type) {
        return get(type.serializer(), type.canBeRefused());
    }

    private CodeBlock get(ClassName serializer, boolean canBeRefused) {
        return Code.of(canBeRefused ? "$T.get(bytes, $L, in)" : "$T.get(bytes, $L)", serializer, operand.index());
    }

    @Override
    public CodeBlock varyingStruct(WireType.VaryingStruct type) {
        return type.isSized()
                ? Code.of("$T.INSTANCE.read(in, $S)", type.serializer(), operand.place())
                : Code.of("$T.INSTANCE.read(in)", type.serializer());
    }

    @Override
    public CodeBlock text(WireType.Text type) {
        return type.maxLength().isPresent()
                ? Code.of(
                        "$T.string(in, $L, $L, $S)",
                        RuntimeNames.LIMITS,
                        Literals.encoding(type.encoding()),
                        type.maxLength().getAsInt(),
                        operand.place())
                : encoded("string", type.encoding());
    }

    @Override
    public CodeBlock character(WireType.Char type) {
        return encoded("character", type.encoding());
    }

    /** A call of the runtime that reads text in some form. */
    private CodeBlock encoded(String method, TextEncoding encoding) {
        return Code.of("$T.$L(in, $L, $S)", RuntimeNames.READS, method, Literals.encoding(encoding), operand.place());
    }

    @Override
    public CodeBlock custom(WireType.Custom type) {
        return Code.of(
                "$T.value(in, $L, $S)", RuntimeNames.READS, constants.serializer(type.serializer()), operand.place());
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
        return Code.of("$L.read(in, $S)", constants.codec(type), operand.place());
    }

    /** Reads an array or a list by one call. */
    private CodeBlock all(WireType.Sequence type) {
        if (type.element() instanceof WireType.Numeric number) {
            CodeBlock all =
                    Code.of("$T.$L(in, $S)", RuntimeNames.READS, Literals.readAll(number.kind()), operand.place());
            return number.bounds().isEmpty()
                    ? all
                    : Code.of(
                            "$T.within(in, $L, $L, $S)",
                            RuntimeNames.ARRAY_RANGES,
                            all,
                            Literals.bounds(number.bounds().get(), number.java()),
                            operand.place());
        }
        CodeBlock primitives = type.element() instanceof WireType.Char character
                ? encoded("chars", character.encoding())
                : Code.of("$T.booleans(in, $S)", RuntimeNames.READS, operand.place());
        return type.isList() ? Code.of("$T.of($L)", RuntimeNames.LISTS, primitives) : primitives;
    }
}
