package io.darkrift.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.darkrift.processor.model.WireType;
import java.util.Iterator;
import java.util.Map;

/** The statements that write a value with {@code out}, whatever is in it. */
final class WriteCode {
    private final Scope scope;

    WriteCode(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    /**
     * Writes a value.
     *
     * @param name what a local variable for it would be called
     */
    CodeBlock write(WireType type, Spot spot, String name) {
        if (type instanceof WireType.Sequence sequence) {
            return new SequenceWriteCode(sequence, spot, name, this).code();
        }
        if (type instanceof WireType.Maybe maybe) {
            return maybe(maybe, spot, scope.newName(name));
        }
        if (type instanceof WireType.Mapping mapping) {
            return mapping(mapping, spot, scope.newName(name));
        }
        CodeBlock.Builder code = CodeBlock.builder();
        if (type instanceof WireType.Fixed fixed) {
            code.add(scope.cursor().onWriter(CodeBlock.of("out.reserve($L)", ElementWidth.of(fixed))));
        }
        return code.addStatement(ScalarWriteCode.of(type, scope.members(), spot))
                .build();
    }

    /** Begins a loop over as many turns as an expression says. */
    CodeBlock loop(String counter, String count) {
        return CodeBlock.of("for (int $1L = 0; $1L < $2L; $1L++)", counter, count);
    }

    private CodeBlock maybe(WireType.Maybe type, Spot spot, String name) {
        CodeBlock source = type.isOptional() ? spot.notNull() : spot.value();
        CodeBlock isPresent =
                type.isOptional() ? CodeBlock.of("$L.isPresent()", name) : CodeBlock.of("$L != null", name);
        CodeBlock value = type.isOptional() ? CodeBlock.of("$L.get()", name) : CodeBlock.of("$L", name);
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$T $L = $L", type.javaType(), name, source)
                .addStatement("out.writeBoolean($L)", isPresent)
                .beginControlFlow("if ($L)", isPresent);
        boolean outside = scope.cursor().enter();
        code.add(write(type.value(), spot.present(value), name + "Value"));
        scope.cursor().leave(outside);
        return code.endControlFlow().build();
    }

    private CodeBlock mapping(WireType.Mapping type, Spot spot, String name) {
        String count = scope.newName(name + "Count");
        String iterator = scope.newName(name + "Iterator");
        String entry = scope.newName(name + "Entry");
        TypeName entryType = ParameterizedTypeName.get(
                ClassName.get(Map.Entry.class),
                type.key().javaType(),
                type.value().javaType());
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$T $L = $L", type.javaType(), name, spot.notNull())
                .addStatement(
                        "int $L = $L",
                        count,
                        LimitCode.written(CodeBlock.of("$L.size()", name), type.maxLength(), spot.place()));
        boolean isFixed = type.key() instanceof WireType.Fixed && type.value() instanceof WireType.Fixed;
        if (isFixed) {
            CodeBlock width = ElementWidth.of((WireType.Fixed) type.key(), (WireType.Fixed) type.value());
            code.add(scope.cursor().onWriter(CodeBlock.of("out.reserveArray($L, $L)", count, width)));
        } else {
            code.addStatement("out.writeInt32($L)", count);
        }
        code.addStatement(
                "$T $L = $L.entrySet().iterator()",
                ParameterizedTypeName.get(ClassName.get(Iterator.class), entryType),
                iterator,
                name);
        String counter = scope.loops().enter();
        boolean outside = scope.cursor().enter();
        code.beginControlFlow("$L", loop(counter, count)).addStatement("$T $L = $L.next()", entryType, entry, iterator);
        Spot key = spot.element(CodeBlock.of("$L.getKey()", entry), counter);
        Spot value = spot.element(CodeBlock.of("$L.getValue()", entry), counter);
        if (isFixed) {
            code.add(fixedEntry(type, key, value, counter));
        } else {
            code.add(write(type.key(), key, name + "Key")).add(write(type.value(), value, name + "Value"));
        }
        scope.cursor().leave(outside);
        scope.loops().leave();
        return code.endControlFlow().build();
    }

    private CodeBlock fixedEntry(WireType.Mapping type, Spot key, Spot value, String counter) {
        EntryIndex index = EntryIndex.of(type, counter);
        return CodeBlock.builder()
                .addStatement(ScalarWriteCode.of(type.key(), scope.members(), key.at(index.key())))
                .addStatement(ScalarWriteCode.of(type.value(), scope.members(), value.at(index.value())))
                .build();
    }
}
