package io.darkrift.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.darkrift.processor.model.WireType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The statements that read an array, or the array that becomes a list. */
final class SequenceReadCode {
    private final WireType.Sequence type;
    private final Spot spot;
    private final String name;
    private final ReadCode code;

    SequenceReadCode(WireType.Sequence type, Spot spot, String name, ReadCode code) {
        this.type = type;
        this.spot = spot;
        this.name = name;
        this.code = code;
    }

    /** Whether the runtime has a method for the whole, or for the array that becomes the list. */
    static boolean isOneStatement(WireType.Sequence type) {
        return isOneCall(type) && type.maxLength().isEmpty();
    }

    private static boolean isOneCall(WireType.Sequence type) {
        return isPlainText(type) || isPacked(type) || SequenceWriteCode.isBulk(type);
    }

    private static boolean isPlainText(WireType.Sequence type) {
        return type.element() instanceof WireType.Text text && text.maxLength().isEmpty();
    }

    /** Booleans and characters are no elements on the wire. */
    private static boolean isPacked(WireType.Sequence type) {
        return type.element() instanceof WireType.Bool || type.element() instanceof WireType.Char;
    }

    /** Reads what takes one statement without a local variable. */
    static ReadCode.Result inline(WireType.Sequence type, Spot spot) {
        CodeBlock call = call(type, spot);
        boolean isTextList = type.isList() && isPlainText(type);
        return new ReadCode.Result(CodeBlock.of(""), isTextList ? CodeBlock.of("$T.of($L)", List.class, call) : call);
    }

    ReadCode.Result result() {
        return new ReadCode.Result(statements(), value());
    }

    private CodeBlock value() {
        if (!type.isList() || isPacked(type)) {
            return CodeBlock.of("$L", name);
        }
        if (isGeneric()) {
            return CodeBlock.of("$T.unmodifiableList($L)", Collections.class, name);
        }
        boolean mayHoldNull = type.element() instanceof WireType.Maybe;
        return mayHoldNull
                ? CodeBlock.of("$T.ofNullable($L)", RuntimeNames.LISTS, name)
                : CodeBlock.of("$T.of($L)", List.class, name);
    }

    private CodeBlock statements() {
        if (!isOneCall(type)) {
            return isGeneric() ? genericList() : array();
        }
        boolean isChars = type.element() instanceof WireType.Char;
        return CodeBlock.builder()
                .add(isChars ? CodeBlock.of("") : LimitCode.ahead(type.maxLength(), spot.place()))
                .addStatement("$T $L = $L", declared(), name, call(type, spot))
                .build();
    }

    private TypeName declared() {
        return isPlainText(type) ? ArrayTypeName.of(type.element().javaType()) : type.javaType();
    }

    private static CodeBlock call(WireType.Sequence type, Spot spot) {
        if (type.element() instanceof WireType.Text text) {
            return ScalarReadCode.encoded("strings", text.encoding(), spot.place());
        }
        if (type.element() instanceof WireType.Numeric number) {
            CodeBlock all = CodeBlock.of(
                    "$T.$L(in, $S)", RuntimeNames.READS, NumberMethods.readAll(number.kind()), spot.place());
            return number.bounds().isEmpty()
                    ? all
                    : CodeBlock.of(
                            "$T.within(in, $L, $L, $S)",
                            RuntimeNames.ARRAY_RANGES,
                            all,
                            number.bounds().get().literals(number.java()),
                            spot.place());
        }
        CodeBlock packed = type.element() instanceof WireType.Char character
                ? chars(type, spot, character)
                : CodeBlock.of("$T.booleans(in, $S)", RuntimeNames.READS, spot.place());
        return type.isList() ? CodeBlock.of("$T.of($L)", RuntimeNames.LISTS, packed) : packed;
    }

    private static CodeBlock chars(WireType.Sequence type, Spot spot, WireType.Char element) {
        return type.maxLength().isPresent()
                ? CodeBlock.of(
                        "$T.chars(in, $T.$L, $L, $S)",
                        RuntimeNames.LIMITS,
                        RuntimeNames.ENCODING,
                        element.encoding(),
                        type.maxLength().getAsInt(),
                        spot.place())
                : ScalarReadCode.encoded("chars", element.encoding(), spot.place());
    }

    /** Whether Java has no array of such elements. */
    private boolean isGeneric() {
        return type.element().javaType() instanceof ParameterizedTypeName;
    }

    private CodeBlock array() {
        TypeName element = type.element().javaType();
        String length = name + ".length";
        CodeBlock.Builder statements =
                CodeBlock.builder().addStatement("$T $L = $L", ArrayTypeName.of(element), name, newArray(element));
        if (type.element() instanceof WireType.Fixed fixed) {
            statements.add(
                    code.scope().cursor().onReader(CodeBlock.of("in.require($L)", ElementWidth.times(fixed, length))));
        }
        String counter = code.scope().loops().enter();
        statements.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", counter, length);
        element(statements, counter, CodeBlock.of("$L[$L] = ", name, counter), CodeBlock.of(""));
        code.scope().loops().leave();
        return statements.endControlFlow().build();
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
        String count = code.scope().newName(name + "Count");
        String counter = code.scope().loops().enter();
        CodeBlock.Builder statements = CodeBlock.builder()
                .addStatement("int $L = $L", count, count())
                .addStatement("$T $L = new $T<>($L)", type.javaType(), name, ArrayList.class, count)
                .beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", counter, count);
        element(statements, counter, CodeBlock.of("$L.add(", name), CodeBlock.of(")"));
        code.scope().loops().leave();
        return statements.endControlFlow().build();
    }

    private CodeBlock count() {
        CodeBlock least = type.element() instanceof WireType.Fixed fixed
                ? ElementWidth.of(fixed)
                : CodeBlock.of("$L", type.element().leastBytes());
        return LimitCode.read(least, type.maxLength(), spot.place());
    }

    /** Reads an element into a place, which stands around the value. */
    private void element(CodeBlock.Builder statements, String counter, CodeBlock before, CodeBlock behind) {
        if (type.element() instanceof WireType.Fixed fixed) {
            Spot indexed = spot.at(ElementWidth.index(fixed, counter));
            statements.addStatement(
                    "$L$L$L", before, ScalarReadCode.of(fixed, code.scope().members(), indexed), behind);
            return;
        }
        boolean outside = code.scope().cursor().enter();
        ReadCode.Result element = code.read(type.element(), spot, name + "Element");
        code.scope().cursor().leave(outside);
        statements.add(element.statements()).addStatement("$L$L$L", before, element.value(), behind);
    }
}
