package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.model.WireTypeVisitor;
import io.darkrift.protocol.Bounds;
import io.darkrift.protocol.NumericType;
import java.util.Optional;
import java.util.OptionalInt;

/** The expression that makes a codec. */
final class CodecCode implements WireTypeVisitor<CodeBlock> {
    private final Constants constants;

    private CodecCode(Constants constants) {
        this.constants = constants;
    }

    static CodeBlock of(WireType type, Constants constants) {
        return type.accept(new CodecCode(constants));
    }

    private CodeBlock part(WireType type) {
        return type.accept(this);
    }

    private static CodeBlock call(String method, Object... arguments) {
        CodeBlock.Builder code = CodeBlock.builder().add(Code.of("$T.$L(", RuntimeNames.CODECS, method));
        String separator = "";
        for (Object argument : arguments) {
            code.add(separator + "$L", argument);
            separator = ",$W";
        }
        return code.add(")").build();
    }

    private static CodeBlock within(Optional<Bounds> bounds, JavaNumber java, CodeBlock codec) {
        return bounds.isEmpty()
                ? codec
                : call(java.isInteger() ? "within" : "withinDoubles", Literals.bounds(bounds.get(), java), codec);
    }

    private static CodeBlock atMost(OptionalInt max, CodeBlock codec) {
        return max.isEmpty() ? codec : call("atMost", max.getAsInt(), codec);
    }

    @Override
    public CodeBlock numeric(WireType.Numeric type) {
        return within(type.bounds(), type.java(), number(type.java(), type.kind(), ""));
    }

    /** A codec of numbers, or, with a plural, of arrays of them. */
    private static CodeBlock number(JavaNumber java, NumericType kind, String plural) {
        CodeBlock wire = kind.isInteger() ? Literals.wireInteger(kind) : Code.of("");
        return switch (java) {
            case BYTE -> plural.isEmpty() ? call("ofByte", wire) : call("ofBytes");
            case SHORT -> call("ofShort" + plural, wire);
            case INT -> call("ofInt" + plural, wire);
            case LONG -> call("ofLong" + plural, wire);
            case FLOAT -> call("ofFloat" + plural);
            case DOUBLE -> call("ofDouble" + plural);
            case BIG_INTEGER -> call("ofBigInteger");
        };
    }

    @Override
    public CodeBlock bool(WireType.Bool type) {
        return call("ofBoolean");
    }

    @Override
    public CodeBlock enumerated(WireType.Enumerated type) {
        return Code.of("$L.codec($L)", constants.table(type), Literals.wireInteger(type.kind()));
    }

    @Override
    public CodeBlock ready(WireType.Ready type) {
        return Code.of("$1T.ofReady($2T.INSTANCE, $2T.SIZE)", RuntimeNames.CODECS, type.serializer());
    }

    @Override
    public CodeBlock packed(WireType.Packed type) {
        throw new IllegalStateException("only components are packed, and " + type + " is an element");
    }

    @Override
    public CodeBlock quantized(WireType.Quantized type) {
        return call(
                type.java() == JavaNumber.FLOAT ? "quantizedFloat" : "quantizedDouble",
                Literals.bounds(type.bounds(), type.java()),
                type.bits());
    }

    @Override
    public CodeBlock fixedStruct(WireType.FixedStruct type) {
        return Code.of("$1T.of($2T.INSTANCE, $2T.SIZE)", RuntimeNames.CODECS, type.serializer());
    }

    @Override
    public CodeBlock varyingStruct(WireType.VaryingStruct type) {
        return type.isSized()
                ? Code.of("$T.INSTANCE", type.serializer())
                : Code.of("$T.of($T.INSTANCE, $L)", RuntimeNames.CODECS, type.serializer(), type.leastBytes());
    }

    @Override
    public CodeBlock text(WireType.Text type) {
        return atMost(type.maxLength(), call("ofText", Literals.encoding(type.encoding())));
    }

    @Override
    public CodeBlock character(WireType.Char type) {
        return call("ofChar", Literals.encoding(type.encoding()));
    }

    @Override
    public CodeBlock custom(WireType.Custom type) {
        return call("of", constants.serializer(type.serializer()));
    }

    @Override
    public CodeBlock union(WireType.Union type) {
        return Code.of("$L", constants.codec(type));
    }

    @Override
    public CodeBlock maybe(WireType.Maybe type) {
        return call(type.isOptional() ? "optional" : "nullable", part(type.value()));
    }

    @Override
    public CodeBlock mapping(WireType.Mapping type) {
        return atMost(type.maxLength(), call("map", part(type.key()), part(type.value())));
    }

    @Override
    public CodeBlock sequence(WireType.Sequence type) {
        return atMost(type.maxLength(), type.isList() ? list(type.element()) : array(type.element()));
    }

    private CodeBlock list(WireType element) {
        if (element instanceof WireType.Bool) {
            return call("ofBooleanList");
        }
        return element instanceof WireType.Char character
                ? call("ofCharList", Literals.encoding(character.encoding()))
                : call("list", part(element));
    }

    private CodeBlock array(WireType element) {
        JavaType java = element.javaType().raw();
        if (!java.isPrimitive()) {
            return Code.of("$T.array($T.class, $L)", RuntimeNames.CODECS, java, part(element));
        }
        if (element instanceof WireType.Bool) {
            return call("ofBooleans");
        }
        if (element instanceof WireType.Char character) {
            return call("ofChars", Literals.encoding(character.encoding()));
        }
        if (element instanceof WireType.Numeric number) {
            return within(number.bounds(), number.java(), number(number.java(), number.kind(), "s"));
        }
        return Code.of("$T.primitives($T[].class, $L)", RuntimeNames.CODECS, java, part(element));
    }
}
