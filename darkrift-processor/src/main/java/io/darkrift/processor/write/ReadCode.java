package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.WireType;
import java.util.Collections;
import java.util.Optional;

/** The statements that read a value with {@code in}, whatever is in it. */
final class ReadCode {
    /**
     * A value.
     *
     * @param statements what makes it
     * @param value an expression for it, behind those
     */
    record Result(CodeBlock statements, CodeBlock value) {}

    private final Scope scope;

    ReadCode(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    /**
     * Reads a value.
     *
     * @param spot its place
     * @param name what a local variable for it would be called
     */
    Result read(WireType type, Spot spot, String name) {
        if (type instanceof WireType.Sequence sequence) {
            return SequenceReadCode.isOneStatement(sequence)
                    ? SequenceReadCode.inline(sequence, spot)
                    : new SequenceReadCode(sequence, spot, scope.newName(name), this).result();
        }
        if (type instanceof WireType.Maybe maybe) {
            return maybe(maybe, spot, scope.newName(name));
        }
        if (type instanceof WireType.Mapping mapping) {
            return mapping(mapping, spot, scope.newName(name));
        }
        CodeBlock value = ScalarReadCode.of(type, scope.members(), spot);
        if (type instanceof WireType.Fixed fixed) {
            CodeBlock require =
                    CodeBlock.of("$T.require(in, $L, $S)", RuntimeNames.READS, ElementWidth.of(fixed), spot.place());
            return new Result(scope.cursor().onReader(require), value);
        }
        return new Result(CodeBlock.of(""), value);
    }

    /** Reads a component of the record that is made at the end. */
    Result component(WireType type, Spot spot, String name) {
        return type instanceof WireType.Sequence sequence
                ? new SequenceReadCode(sequence, spot, scope.newName(name), this).result()
                : read(type, spot, name);
    }

    private Result maybe(WireType.Maybe type, Spot spot, String name) {
        CodeBlock nothing = type.isOptional() ? CodeBlock.of("$T.empty()", Optional.class) : CodeBlock.of("null");
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$T $L = $L", type.javaType(), name, nothing)
                .beginControlFlow("if ($T.bool(in, $S))", RuntimeNames.READS, spot.place());
        boolean outside = scope.cursor().enter();
        Result value = read(type.value(), spot, name + "Value");
        scope.cursor().leave(outside);
        CodeBlock present =
                type.isOptional() ? CodeBlock.of("$T.of($L)", Optional.class, value.value()) : value.value();
        code.add(value.statements()).addStatement("$L = $L", name, present);
        return new Result(code.endControlFlow().build(), CodeBlock.of("$L", name));
    }

    private Result mapping(WireType.Mapping type, Spot spot, String name) {
        String count = scope.newName(name + "Count");
        CodeBlock least = type.key() instanceof WireType.Fixed key && type.value() instanceof WireType.Fixed value
                ? ElementWidth.of(key, value)
                : CodeBlock.of("$L", type.key().leastBytes() + type.value().leastBytes());
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int $L = $L", count, LimitCode.read(least, type.maxLength(), spot.place()))
                .addStatement("$T $L = $T.forEntries($L)", type.javaType(), name, RuntimeNames.MAPS, count);
        boolean isFixed = type.key() instanceof WireType.Fixed && type.value() instanceof WireType.Fixed;
        if (isFixed) {
            code.add(scope.cursor().onReader(CodeBlock.of("in.require($L)", ElementWidth.times(least, count))));
        }
        String counter = scope.loops().enter();
        boolean outside = scope.cursor().enter();
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", counter, count);
        code.add(isFixed ? fixedEntry(type, spot, name, counter) : entry(type, spot, name));
        scope.cursor().leave(outside);
        scope.loops().leave();
        return new Result(
                code.endControlFlow().build(), CodeBlock.of("$T.unmodifiableMap($L)", Collections.class, name));
    }

    private CodeBlock fixedEntry(WireType.Mapping type, Spot spot, String name, String counter) {
        EntryIndex index = EntryIndex.of(type, counter);
        String key = scope.newName(name + "Key");
        String value = scope.newName(name + "Value");
        return CodeBlock.builder()
                .add(declare(type.key(), key, ScalarReadCode.of(type.key(), scope.members(), spot.at(index.key()))))
                .add(declare(
                        type.value(), value, ScalarReadCode.of(type.value(), scope.members(), spot.at(index.value()))))
                .add(put(name, key, CodeBlock.of("$L", value), spot))
                .build();
    }

    private CodeBlock entry(WireType.Mapping type, Spot spot, String name) {
        String keyName = scope.newName(name + "Key");
        Result key = read(type.key(), spot, keyName);
        Result value = read(type.value(), spot, name + "Value");
        return CodeBlock.builder()
                .add(key.statements())
                .add(declare(type.key(), keyName, key.value()))
                .add(value.statements())
                .add(put(name, keyName, value.value(), spot))
                .build();
    }

    private static CodeBlock put(String map, String key, CodeBlock value, Spot spot) {
        return CodeBlock.builder()
                .addStatement("$T.put(in, $L, $L,$W$L,$W$S)", RuntimeNames.MAPS, map, key, value, spot.place())
                .build();
    }

    /** Declares a local variable. */
    static CodeBlock declare(WireType type, String name, CodeBlock value) {
        return CodeBlock.builder()
                .addStatement("$T $L = $L", type.javaType(), name, value)
                .build();
    }
}
