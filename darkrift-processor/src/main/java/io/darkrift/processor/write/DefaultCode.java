package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Default;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.WireType;
import io.darkrift.protocol.ReadyType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The expression for a default. */
final class DefaultCode {
    private DefaultCode() {}

    static CodeBlock of(WireType type, Default value) {
        if (value instanceof Default.Number number) {
            return number(javaNumber(type), number.value());
        }
        if (value instanceof Default.Flag flag) {
            return Code.of("$L", flag.value());
        }
        if (value instanceof Default.Constant constant) {
            return Code.of("$L.$L", RuntimeNames.inExpression((ClassName) type.javaType()), constant.name());
        }
        if (value instanceof Default.Text text) {
            return Code.of("$S", text.value());
        }
        if (value instanceof Default.Character character) {
            return Code.of("'$L'", escaped(character.value()));
        }
        if (value instanceof Default.Ready ready) {
            return ready((WireType.Ready) type, ready.text());
        }
        if (value instanceof Default.Struct struct) {
            return struct((WireType.Struct) type, struct);
        }
        return value instanceof Default.Empty ? empty(type) : maybe((WireType.Maybe) type, value);
    }

    private static JavaNumber javaNumber(WireType type) {
        if (type instanceof WireType.Packed packed) {
            return ((WireType.Numeric) packed.value()).java();
        }
        return type instanceof WireType.Quantized quantized ? quantized.java() : ((WireType.Numeric) type).java();
    }

    private static CodeBlock number(JavaNumber java, BigDecimal number) {
        return switch (java) {
            case BYTE, SHORT -> Code.of("($T) $L", java.type(), number.toBigInteger());
            case INT -> Code.of("$L", number.toBigInteger());
            case LONG -> Code.of("$LL", number.toBigInteger());
            case FLOAT -> Code.of("$Lf", number.floatValue());
            case DOUBLE -> Code.of("$L", number.doubleValue());
            case BIG_INTEGER ->
                number.signum() == 0
                        ? Code.of("$T.ZERO", BigInteger.class)
                        : Code.of("new $T($S)", BigInteger.class, number.toBigInteger());
        };
    }

    private static String escaped(char character) {
        return switch (character) {
            case '\'', '\\' -> "\\" + character;
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default ->
                character >= ' ' && character < 0x7F
                        ? String.valueOf(character)
                        : String.format("\\u%04x", (int) character);
        };
    }

    private static CodeBlock ready(WireType.Ready type, String text) {
        JavaType java = type.javaType();
        if (!text.isEmpty()) {
            return Code.of(type.type() == ReadyType.UUID ? "$T.fromString($S)" : "$T.parse($S)", java, text);
        }
        return switch (type.type()) {
            case UUID -> Code.of("new $T(0L, 0L)", java);
            case INSTANT -> Code.of("$T.EPOCH", java);
            case DURATION -> Code.of("$T.ZERO", java);
            case VECTOR2 -> Code.of("new $T(0, 0)", java);
            case VECTOR3 -> Code.of("new $T(0, 0, 0)", java);
            case VECTOR4 -> Code.of("new $T(0, 0, 0, 0)", java);
        };
    }

    private static CodeBlock struct(WireType.Struct type, Default.Struct value) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (int i = 0; i < value.components().size(); i++) {
            arguments.add(of(type.components().get(i).type(), value.components().get(i)));
        }
        return Code.of("new $T($L)", type.javaType(), CodeBlock.join(arguments, ", "));
    }

    private static CodeBlock empty(WireType type) {
        if (type instanceof WireType.Mapping) {
            return Code.of("$T.of()", Map.class);
        }
        WireType.Sequence sequence = (WireType.Sequence) type;
        if (sequence.isList()) {
            return Code.of("$T.of()", List.class);
        }
        JavaType element = ((JavaType.ArrayOf) type.javaType()).component();
        StringBuilder dimensions = new StringBuilder("[0]");
        while (element instanceof JavaType.ArrayOf array) {
            element = array.component();
            dimensions.append("[]");
        }
        return Code.of("new $T$L", element, dimensions);
    }

    private static CodeBlock maybe(WireType.Maybe type, Default value) {
        if (!(value instanceof Default.Present present)) {
            return type.isOptional() ? Code.of("$T.empty()", Optional.class) : Code.of("null");
        }
        CodeBlock code = of(type.value(), present.value());
        if (type.isOptional()) {
            return Code.of("$T.of($L)", Optional.class, code);
        }
        // A primitive beside the other operand of a condition would unbox that, which may be null.
        JavaType java = type.value().javaType();
        return java.unbox().isPresent() ? Code.of("$T.valueOf($L)", java, code) : code;
    }
}
