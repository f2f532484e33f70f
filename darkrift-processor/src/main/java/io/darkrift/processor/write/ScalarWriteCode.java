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
        return put(NumberMethods.put(type.kind()), number(type, spot));
    }

    /** A number, refused if its wire type or its bounds do not hold it. */
    static CodeBlock number(WireType.Numeric type, Spot spot) {
        boolean isObject = !type.javaType().isPrimitive() && type.java() != JavaNumber.BIG_INTEGER;
        CodeBlock value = isObject ? spot.notNull() : spot.value();
        if (type.bounds().isPresent()) {
            return bounded(type, value, spot);
        }
        return type.isChecked()
                ? CodeBlock.of(
                        "$T.$L($L, $L)", RuntimeNames.CHECKS, NumberMethods.check(type.kind()), value, spot.where())
                : value;
    }

    private static CodeBlock bounded(WireType.Numeric type, CodeBlock value, Spot spot) {
        CodeBlock bounded = CodeBlock.of(
                "$T.within($L, $L, $L)",
                RuntimeNames.RANGE_CHECKS,
                value,
                type.bounds().get().literals(type.java()),
                spot.where());
        if (type.java() == JavaNumber.BIG_INTEGER) {
            return CodeBlock.of("$L.longValue()", bounded);
        }
        return type.java() == JavaNumber.LONG && type.bytes() < 8 ? CodeBlock.of("(int) $L", bounded) : bounded;
    }

    @Override
    public CodeBlock bool(WireType.Bool type) {
        return put("putBoolean", type.javaType().isPrimitive() ? spot.value() : spot.notNull());
    }

    @Override
    public CodeBlock enumerated(WireType.Enumerated type) {
        CodeBlock number = number(type, members, spot);
        boolean isNarrowed = members.membersOf(type).isLong() && !type.model().isOrdinal() && type.bytes() < 8;
        return put(NumberMethods.put(type.kind()), isNarrowed ? CodeBlock.of("(int) $L", number) : number);
    }

    /** The number of a constant. */
    static CodeBlock number(WireType.Enumerated type, Members members, Spot spot) {
        return type.model().isOrdinal()
                ? CodeBlock.of("$T.ordinal($L, $L)", RuntimeNames.CHECKS, spot.value(), spot.where())
                : CodeBlock.of("$L($L)", members.membersOf(type).toNumber(), spot.notNull());
    }

    @Override
    public CodeBlock ready(WireType.Ready type) {
        return CodeBlock.of("$T.put($L, bytes,$W$L)", type.type().serializer(), spot.notNull(), spot.index());
    }

    @Override
    public CodeBlock packed(WireType.Packed type) {
        return BitWriteCode.put(type, members, spot);
    }

    @Override
    public CodeBlock quantized(WireType.Quantized type) {
        return BitWriteCode.put(type, members, spot);
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
    public CodeBlock union(WireType.Union type) {
        return CodeBlock.of("$L($L, out)", members.membersOf(type).write(), spot.notNull());
    }

    @Override
    public CodeBlock text(WireType.Text type) {
        CodeBlock text = type.encoding() == TextEncoding.US_ASCII ? ascii() : spot.notNull();
        return encoded(
                "writeString",
                type.encoding(),
                type.maxLength().isPresent()
                        ? CodeBlock.of(
                                "$T.text($L, $L, $S)",
                                RuntimeNames.LIMITS,
                                text,
                                type.maxLength().getAsInt(),
                                spot.place())
                        : text);
    }

    @Override
    public CodeBlock character(WireType.Char type) {
        CodeBlock value = type.javaType().isPrimitive() ? spot.value() : spot.notNull();
        return encoded("writeChar", type.encoding(), type.encoding() == TextEncoding.US_ASCII ? ascii() : value);
    }

    private CodeBlock ascii() {
        return CodeBlock.of("$T.ascii($L, $L)", RuntimeNames.CHECKS, spot.value(), spot.where());
    }

    private static CodeBlock encoded(String method, TextEncoding encoding, CodeBlock value) {
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
