package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.annotation.TextEncoding;
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
        return NumberMethods.get(type, spot.index());
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
    public CodeBlock fixedStruct(WireType.FixedStruct type) {
        return CodeBlock.of(
                type.canBeRefused() ? "$T.get(bytes, $L, in)" : "$T.get(bytes, $L)", type.serializer(), spot.index());
    }

    @Override
    public CodeBlock varyingStruct(WireType.VaryingStruct type) {
        return CodeBlock.of("$T.INSTANCE.read(in)", type.serializer());
    }

    @Override
    public CodeBlock text(WireType.Text type) {
        return encoded("string", type.encoding(), spot.place());
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
    public CodeBlock sequence(WireType.Sequence type) {
        throw new IllegalStateException("an array or a list is no single value: " + spot.place());
    }
}
