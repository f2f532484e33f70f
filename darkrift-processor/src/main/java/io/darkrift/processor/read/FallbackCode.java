package io.darkrift.processor.read;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.model.WireTypeVisitor;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes an expression of a default: that which is given as text, or else zero, empty, or records of these. */
final class FallbackCode implements WireTypeVisitor<Optional<CodeBlock>> {
    private final String text;
    private String problem = "";

    FallbackCode(String text) {
        this.text = text;
    }

    /** What was wrong, and the remedy. */
    String problem() {
        return problem;
    }

    private Optional<CodeBlock> refuse(String why) {
        problem = why;
        return Optional.empty();
    }

    /** For what has a default, but none that can be given as text. */
    private Optional<CodeBlock> onlyEmpty(CodeBlock code) {
        return text.isEmpty()
                ? Optional.of(code)
                : refuse("has a default that can't be given as text: remove defaultValue, so that it is empty or zero");
    }

    @Override
    public Optional<CodeBlock> numeric(WireType.Numeric type) {
        FallbackNumber number = new FallbackNumber(text, type.java());
        String wrong = number.check(type.kind(), type.bounds());
        return wrong.isEmpty() ? Optional.of(number.code()) : refuse(wrong);
    }

    @Override
    public Optional<CodeBlock> quantized(WireType.Quantized type) {
        FallbackNumber number = new FallbackNumber(text, type.java());
        String wrong = number.check(type.java().natural().orElseThrow(), Optional.of(type.bounds()));
        return wrong.isEmpty() ? Optional.of(number.code()) : refuse(wrong);
    }

    @Override
    public Optional<CodeBlock> packed(WireType.Packed type) {
        if (type.value() instanceof WireType.Numeric number) {
            String wrong = new FallbackNumber(text, number.java()).checkBits(type.bits(), type.isSigned());
            return wrong.isEmpty() ? numeric(number) : refuse(wrong);
        }
        return type.value().accept(this);
    }

    @Override
    public Optional<CodeBlock> bool(WireType.Bool type) {
        return text.isEmpty() || text.equals("true") || text.equals("false")
                ? Optional.of(CodeBlock.of("$L", Boolean.parseBoolean(text)))
                : refuse("can't have the default \"" + text + "\": give true or false");
    }

    @Override
    public Optional<CodeBlock> enumerated(WireType.Enumerated type) {
        for (EnumModel.Constant constant : type.model().constants()) {
            if (text.isEmpty() ? constant.number() == 0 : constant.name().equals(text)) {
                return Optional.of(CodeBlock.of("$T.$L", type.javaType(), constant.name()));
            }
        }
        return refuse((text.isEmpty() ? "has no constant with the number 0" : "has no constant \"" + text + "\"")
                + ": give the name of one as defaultValue");
    }

    @Override
    public Optional<CodeBlock> ready(WireType.Ready type) {
        try {
            return switch (type.type()) {
                case UUID ->
                    Optional.of(
                            text.isEmpty()
                                    ? CodeBlock.of("new $T(0L, 0L)", UUID.class)
                                    : CodeBlock.of("$T.fromString($S)", UUID.class, UUID.fromString(text)));
                case INSTANT ->
                    Optional.of(
                            text.isEmpty()
                                    ? CodeBlock.of("$T.EPOCH", Instant.class)
                                    : CodeBlock.of("$T.parse($S)", Instant.class, Instant.parse(text)));
                case DURATION ->
                    Optional.of(
                            text.isEmpty()
                                    ? CodeBlock.of("$T.ZERO", Duration.class)
                                    : CodeBlock.of("$T.parse($S)", Duration.class, Duration.parse(text)));
                case VECTOR2 -> onlyEmpty(CodeBlock.of("new $T(0, 0)", type.javaType()));
                case VECTOR3 -> onlyEmpty(CodeBlock.of("new $T(0, 0, 0)", type.javaType()));
                case VECTOR4 -> onlyEmpty(CodeBlock.of("new $T(0, 0, 0, 0)", type.javaType()));
            };
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return refuse("can't have the default \"" + text + "\": give one that "
                    + type.javaType().simpleName() + " can parse");
        }
    }

    @Override
    public Optional<CodeBlock> fixedStruct(WireType.FixedStruct type) {
        return struct(type.javaType(), type.components());
    }

    @Override
    public Optional<CodeBlock> varyingStruct(WireType.VaryingStruct type) {
        return struct(type.javaType(), type.components());
    }

    private Optional<CodeBlock> struct(TypeName name, List<Component> components) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (Component component : components) {
            FallbackCode code = new FallbackCode("");
            Optional<CodeBlock> argument = component.type().accept(code);
            if (argument.isEmpty()) {
                return refuse("has no default, since " + component.place() + " " + code.problem());
            }
            arguments.add(argument.get());
        }
        return onlyEmpty(CodeBlock.of("new $T($L)", name, CodeBlock.join(arguments, ",$W")));
    }

    @Override
    public Optional<CodeBlock> text(WireType.Text type) {
        return text.length() > type.maxLength().orElse(Integer.MAX_VALUE)
                ? refuse("has a default that is longer than its @MaxLength: choose a shorter one")
                : Optional.of(CodeBlock.of("$S", text));
    }

    @Override
    public Optional<CodeBlock> character(WireType.Char type) {
        if (text.length() > 1) {
            return refuse("can't have the default \"" + text + "\": give one character");
        }
        char character = text.isEmpty() ? 0 : text.charAt(0);
        return Optional.of(CodeBlock.of("'$L'", escaped(character)));
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

    @Override
    public Optional<CodeBlock> custom(WireType.Custom type) {
        return refuse("is written by a serializer of its own, so that nobody knows a default: make it @Nullable or an"
                + " Optional");
    }

    @Override
    public Optional<CodeBlock> union(WireType.Union type) {
        return refuse("is one of several records, so that nobody knows a default: make it @Nullable or an Optional");
    }

    @Override
    public Optional<CodeBlock> maybe(WireType.Maybe type) {
        if (text.isEmpty()) {
            return Optional.of(type.isOptional() ? CodeBlock.of("$T.empty()", Optional.class) : CodeBlock.of("null"));
        }
        Optional<CodeBlock> value = type.value().accept(this);
        return type.isOptional() ? value.map(code -> CodeBlock.of("$T.of($L)", Optional.class, code)) : value;
    }

    @Override
    public Optional<CodeBlock> mapping(WireType.Mapping type) {
        return onlyEmpty(CodeBlock.of("$T.of()", Map.class));
    }

    @Override
    public Optional<CodeBlock> sequence(WireType.Sequence type) {
        return onlyEmpty(
                type.isList()
                        ? CodeBlock.of("$T.of()", List.class)
                        : CodeBlock.of("new $T[0]", ((ArrayTypeName) type.javaType()).componentType()));
    }
}
