package io.darkrift.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.WireType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The statements that read an array, or the array that becomes a list. */
final class SequenceReadCode {
    private final WireType.Sequence type;
    private final Component component;
    private final String name;
    private final Members members;
    private final NameAllocator locals;
    private final Cursor cursor;

    SequenceReadCode(
            WireType.Sequence type,
            Component component,
            String name,
            Members members,
            NameAllocator locals,
            Cursor cursor) {
        this.type = type;
        this.component = component;
        this.name = name;
        this.members = members;
        this.locals = locals;
        this.cursor = cursor;
    }

    /** Whether the runtime has a method for the whole, or for the array that becomes the list. */
    static boolean isOneStatement(WireType.Sequence type) {
        return type.element() instanceof WireType.Text || SequenceWriteCode.isOneStatement(type);
    }

    /** What goes to the constructor of the record. */
    CodeBlock argument() {
        if (!type.isList() || isPacked()) {
            return CodeBlock.of("$L", name);
        }
        return isGeneric()
                ? CodeBlock.of("$T.unmodifiableList($L)", Collections.class, name)
                : CodeBlock.of("$T.of($L)", List.class, name);
    }

    CodeBlock code() {
        WireType element = type.element();
        if (isPacked()) {
            CodeBlock packed = element instanceof WireType.Char character
                    ? ScalarReadCode.encoded("chars", character.encoding(), component.place())
                    : CodeBlock.of("$T.booleans(in, $S)", RuntimeNames.READS, component.place());
            return declare(
                    type.javaType(), type.isList() ? CodeBlock.of("$T.of($L)", RuntimeNames.LISTS, packed) : packed);
        }
        if (element instanceof WireType.Text text) {
            return declare(
                    ArrayTypeName.of(element.javaType()),
                    ScalarReadCode.encoded("strings", text.encoding(), component.place()));
        }
        if (SequenceWriteCode.isOneStatement(type)) {
            String method = NumberMethods.readAll(((WireType.Numeric) element).kind());
            return declare(
                    type.javaType(), CodeBlock.of("$T.$L(in, $S)", RuntimeNames.READS, method, component.place()));
        }
        return isGeneric() ? genericList() : array();
    }

    private CodeBlock declare(TypeName declared, CodeBlock value) {
        return CodeBlock.builder()
                .addStatement("$T $L = $L", declared, name, value)
                .build();
    }

    /** Booleans and characters are no elements on the wire. */
    private boolean isPacked() {
        return type.element() instanceof WireType.Bool || type.element() instanceof WireType.Char;
    }

    /** Whether Java has no array of such elements. */
    private boolean isGeneric() {
        return type.element().javaType() instanceof ParameterizedTypeName;
    }

    private CodeBlock array() {
        TypeName element = type.element().javaType();
        String length = name + ".length";
        CodeBlock.Builder code =
                CodeBlock.builder().addStatement("$T $L = $L", ArrayTypeName.of(element), name, newArray(element));
        if (type.element() instanceof WireType.Fixed fixed) {
            code.add(cursor.onReader(CodeBlock.of("in.require($L)", ElementWidth.times(fixed, length))));
        }
        return code.beginControlFlow("for (int i = 0; i < $L; i++)", length)
                .addStatement("$L[i] = $L", name, element())
                .endControlFlow()
                .build();
    }

    private CodeBlock newArray(TypeName element) {
        TypeName base = element;
        StringBuilder dimensions = new StringBuilder();
        while (base instanceof ArrayTypeName array) {
            base = array.componentType();
            dimensions.append("[]");
        }
        return CodeBlock.of("new $T[$L]$L", base, count(), dimensions);
    }

    private CodeBlock genericList() {
        String count = locals.newName(component.name() + "Count");
        return CodeBlock.builder()
                .addStatement("int $L = $L", count, count())
                .addStatement("$T $L = new $T<>($L)", type.javaType(), name, ArrayList.class, count)
                .beginControlFlow("for (int i = 0; i < $L; i++)", count)
                .addStatement("$L.add($L)", name, element())
                .endControlFlow()
                .build();
    }

    private CodeBlock count() {
        CodeBlock least = type.element() instanceof WireType.Fixed fixed
                ? ElementWidth.of(fixed)
                : CodeBlock.of("$L", type.element().leastBytes());
        return CodeBlock.of("$T.count(in, $L, $S)", RuntimeNames.READS, least, component.place());
    }

    private CodeBlock element() {
        CodeBlock index = type.element() instanceof WireType.Fixed fixed ? ElementWidth.index(fixed) : CodeBlock.of("");
        return ScalarReadCode.of(type.element(), members, new Spot(CodeBlock.of(""), index, component.place(), "i"));
    }
}
