package io.darkrift.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.model.WireTypeVisitor;

/** The expression that reads one value: from {@code bytes} if its size is fixed, or else with {@code in}. */
final class ScalarReadCode implements WireTypeVisitor<CodeBlock> {
    private final Members members;
    private final Spot spot;

    private ScalarReadCode(Members members, Spot spot) {
        this.members = members;
        this.spot = spot;
    }

    static CodeBlock of(WireType type, Members members, Spot spot) {
        return type.accept(new ScalarReadCode(members, spot));
    }

    @Override
    public CodeBlock numeric(WireType.Numeric type) {
        return bounded(type, NumberMethods.get(type, spot.index()), spot);
    }

    /** A number, refused if it is out of its bounds. */
    static CodeBlock bounded(WireType.Numeric type, CodeBlock value, Spot spot) {
        if (type.bounds().isEmpty()) {
            return value;
        }
        CodeBlock bounded = CodeBlock.of(
                "$T.within(in, $L, $L,$W$S)",
                RuntimeNames.RANGE_READS,
                value,
                type.bounds().get().literals(type.java()),
                spot.place());
        boolean isNarrowed = type.java() == JavaNumber.BYTE || type.java() == JavaNumber.SHORT;
        return isNarrowed ? CodeBlock.of("($T) $L", type.java().type(), bounded) : bounded;
    }

    @Override
    public CodeBlock bool(WireType.Bool type) {
        return CodeBlock.of("$T.getBoolean(bytes, $L)", RuntimeNames.BIG_ENDIAN, spot.index());
    }

    @Override
    public CodeBlock enumerated(WireType.Enumerated type) {
        return CodeBlock.of(
                "$L($L, in, $S)",
                members.membersOf(type).toConstant(),
                NumberMethods.getNumber(type.kind(), spot.index()),
                spot.place());
    }

    @Override
    public CodeBlock ready(WireType.Ready type) {
        return get(type.type().serializer(), type.canBeRefused());
    }

    @Override
    public CodeBlock packed(WireType.Packed type) {
        return BitReadCode.get(type, members, spot);
    }

    @Override
    public CodeBlock quantized(WireType.Quantized type) {
        return BitReadCode.get(type, members, spot);
    }

    @Override
    public CodeBlock fixedStruct(WireType.FixedStruct type) {
        return get(type.serializer(), type.canBeRefused());
    }

    private CodeBlock get(ClassName serializer, boolean canBeRefused) {
        return CodeBlock.of(canBeRefused ? "$T.get(bytes, $L, in)" : "$T.get(bytes, $L)", serializer, spot.index());
    }

    @Override
    public CodeBlock varyingStruct(WireType.VaryingStruct type) {
        return CodeBlock.of("$T.INSTANCE.read(in)", type.serializer());
    }

    @Override
    public CodeBlock union(WireType.Union type) {
        return CodeBlock.of("$L(in, $S)", members.membersOf(type).read(), spot.place());
    }

    @Override
    public CodeBlock text(WireType.Text type) {
        return type.maxLength().isPresent()
                ? CodeBlock.of(
                        "$T.string(in, $T.$L, $L, $S)",
                        RuntimeNames.LIMITS,
                        RuntimeNames.ENCODING,
                        type.encoding(),
                        type.maxLength().getAsInt(),
                        spot.place())
                : encoded("string", type.encoding(), spot.place());
    }

    @Override
    public CodeBlock character(WireType.Char type) {
        return encoded("character", type.encoding(), spot.place());
    }

    /** A call of the runtime that reads text in some form. */
    static CodeBlock encoded(String method, TextEncoding encoding, String place) {
        return CodeBlock.of("$T.$L(in, $T.$L, $S)", RuntimeNames.READS, method, RuntimeNames.ENCODING, encoding, place);
    }

    @Override
    public CodeBlock custom(WireType.Custom type) {
        return CodeBlock.of(
                "$T.value(in, $L, $S)", RuntimeNames.READS, members.fieldOf(type.serializer()), spot.place());
    }

    @Override
    public CodeBlock maybe(WireType.Maybe type) {
        throw noSingleValue();
    }

    @Override
    public CodeBlock mapping(WireType.Mapping type) {
        throw noSingleValue();
    }

    @Override
    public CodeBlock sequence(WireType.Sequence type) {
        throw noSingleValue();
    }

    private IllegalStateException noSingleValue() {
        return new IllegalStateException("no single value, so that it takes several statements: " + spot.place());
    }
}
