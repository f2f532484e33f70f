package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.model.WireTypeVisitor;

/** The statement that writes one value: into {@code bytes} if its size is fixed, or else with {@code out}. */
final class ScalarWriteCode implements WireTypeVisitor<CodeBlock> {
    private final Members members;
    private final Spot spot;

    private ScalarWriteCode(Members members, Spot spot) {
        this.members = members;
        this.spot = spot;
    }

    static CodeBlock of(WireType type, Members members, Spot spot) {
        return type.accept(new ScalarWriteCode(members, spot));
    }

    @Override
    public CodeBlock numeric(WireType.Numeric type) {
        CodeBlock value =
                type.javaType().isPrimitive() || type.java() == JavaNumber.BIG_INTEGER ? spot.value() : spot.notNull();
        CodeBlock number = type.isChecked()
                ? CodeBlock.of(
                        "$T.$L($L, $L)", RuntimeNames.CHECKS, NumberMethods.check(type.kind()), value, spot.where())
                : value;
        return put(NumberMethods.put(type.kind()), number);
    }

    @Override
    public CodeBlock bool(WireType.Bool type) {
        return put("putBoolean", type.javaType().isPrimitive() ? spot.value() : spot.notNull());
    }

    @Override
    public CodeBlock enumerated(WireType.Enumerated type) {
        Members.EnumMembers names = members.membersOf(type);
        CodeBlock number = type.model().isOrdinal()
                ? CodeBlock.of("$L.ordinal()", spot.notNull())
                : CodeBlock.of("$L($L)", names.toNumber(), spot.notNull());
        boolean isNarrowed = names.isLong() && !type.model().isOrdinal() && type.bytes() < 8;
        return put(NumberMethods.put(type.kind()), isNarrowed ? CodeBlock.of("(int) $L", number) : number);
    }

    private CodeBlock put(String method, CodeBlock number) {
        return CodeBlock.of("$T.$L(bytes, $L,$W$L)", RuntimeNames.BIG_ENDIAN, method, spot.index(), number);
    }

    @Override
    public CodeBlock fixedStruct(WireType.FixedStruct type) {
        return CodeBlock.of("$T.put($L, bytes,$W$L)", type.serializer(), spot.notNull(), spot.index());
    }

    @Override
    public CodeBlock varyingStruct(WireType.VaryingStruct type) {
        return CodeBlock.of("$T.INSTANCE.write($L, out)", type.serializer(), spot.notNull());
    }

    @Override
    public CodeBlock text(WireType.Text type) {
        return encoded("writeString", type.encoding(), true);
    }

    @Override
    public CodeBlock character(WireType.Char type) {
        return encoded("writeChar", type.encoding(), false);
    }

    private CodeBlock encoded(String method, TextEncoding encoding, boolean nullable) {
        if (encoding == TextEncoding.US_ASCII) {
            return CodeBlock.of(
                    "out.$L($T.ascii($L, $L), $T.$L)",
                    method,
                    RuntimeNames.CHECKS,
                    spot.value(),
                    spot.where(),
                    RuntimeNames.ENCODING,
                    encoding);
        }
        CodeBlock value = nullable ? spot.notNull() : spot.value();
        return encoding == TextEncoding.UTF_16LE
                ? CodeBlock.of("out.$L($L)", method, value)
                : CodeBlock.of("out.$L($L, $T.$L)", method, value, RuntimeNames.ENCODING, encoding);
    }

    @Override
    public CodeBlock custom(WireType.Custom type) {
        CodeBlock value = type.javaType().isPrimitive() ? spot.value() : spot.notNull();
        return CodeBlock.of("$L.write($L, out)", members.fieldOf(type.serializer()), value);
    }

    @Override
    public CodeBlock sequence(WireType.Sequence type) {
        throw new IllegalStateException("an array or a list is no single value: " + spot.place());
    }
}
