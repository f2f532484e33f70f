package io.darkrift.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.WireType;
import java.util.Iterator;

/** The statements that write an array or a list. */
final class SequenceWriteCode {
    private final WireType.Sequence type;
    private final Component component;
    private final Members members;
    private final NameAllocator locals;
    private final Cursor cursor;

    SequenceWriteCode(
            WireType.Sequence type, Component component, Members members, NameAllocator locals, Cursor cursor) {
        this.type = type;
        this.component = component;
        this.members = members;
        this.locals = locals;
        this.cursor = cursor;
    }

    /** Whether the runtime has a method for the whole. */
    static boolean isOneStatement(WireType.Sequence type) {
        WireType element = type.element();
        return element instanceof WireType.Bool
                || element instanceof WireType.Char
                || !type.isList() && element instanceof WireType.Numeric number && number.isBulk();
    }

    CodeBlock code() {
        WireType element = type.element();
        if (!isOneStatement(type)) {
            return type.isList() ? list() : array();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        if (element instanceof WireType.Numeric number) {
            return code.addStatement("out.$L($L)", NumberMethods.writeAll(number.kind()), source())
                    .build();
        }
        if (element instanceof WireType.Bool) {
            return code.addStatement("out.writeBooleans($L)", type.isList() ? unpacked("booleans") : source())
                    .build();
        }
        return code.addStatement(chars(((WireType.Char) element).encoding())).build();
    }

    private CodeBlock chars(TextEncoding encoding) {
        CodeBlock chars = type.isList() ? unpacked("chars") : source();
        if (encoding == TextEncoding.US_ASCII) {
            CodeBlock unchecked = type.isList() ? chars : WriteMethod.accessor(component);
            chars = CodeBlock.of("$T.ascii($L, $S)", RuntimeNames.CHECKS, unchecked, component.place());
        }
        return encoding == TextEncoding.UTF_16LE
                ? CodeBlock.of("out.writeChars($L)", chars)
                : CodeBlock.of("out.writeChars($L, $T.$L)", chars, RuntimeNames.ENCODING, encoding);
    }

    /** The array or list, refused if it is null. */
    private CodeBlock source() {
        return new Spot(WriteMethod.accessor(component), CodeBlock.of(""), component.place(), "").notNull();
    }

    /** An array of primitives with the elements of the list. */
    private CodeBlock unpacked(String method) {
        return CodeBlock.of(
                "$T.$L($L, $S)", RuntimeNames.LISTS, method, WriteMethod.accessor(component), component.place());
    }

    private CodeBlock array() {
        String name = locals.newName(component.name());
        String count = name + ".length";
        CodeBlock.Builder code = CodeBlock.builder().addStatement("$T $L = $L", type.javaType(), name, source());
        code.add(room(count)).beginControlFlow("for (int i = 0; i < $L; i++)", count);
        return code.addStatement(element(CodeBlock.of("$L[i]", name)))
                .endControlFlow()
                .build();
    }

    /** Reads the size once and takes that many elements, so that a list that changes can't spoil the frame. */
    private CodeBlock list() {
        String name = locals.newName(component.name());
        String count = locals.newName(component.name() + "Count");
        String iterator = locals.newName(component.name() + "Iterator");
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$T $L = $L", type.javaType(), name, source())
                .addStatement("int $L = $L.size()", count, name)
                .add(room(count))
                .addStatement(
                        "$T $L = $L.iterator()",
                        ParameterizedTypeName.get(
                                ClassName.get(Iterator.class), type.element().javaType()),
                        iterator,
                        name)
                .beginControlFlow("for (int i = 0; i < $L; i++)", count);
        return code.addStatement(element(CodeBlock.of("$L.next()", iterator)))
                .endControlFlow()
                .build();
    }

    private CodeBlock room(String count) {
        if (type.element() instanceof WireType.Fixed fixed) {
            return cursor.onWriter(CodeBlock.of("out.reserveArray($L, $L)", count, ElementWidth.of(fixed)));
        }
        return CodeBlock.builder().addStatement("out.writeInt32($L)", count).build();
    }

    private CodeBlock element(CodeBlock value) {
        CodeBlock index = type.element() instanceof WireType.Fixed fixed ? ElementWidth.index(fixed) : CodeBlock.of("");
        return ScalarWriteCode.of(type.element(), members, new Spot(value, index, component.place(), "i"));
    }
}
