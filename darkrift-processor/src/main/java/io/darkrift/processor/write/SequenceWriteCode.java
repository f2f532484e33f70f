package io.darkrift.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.WireType;
import java.util.Iterator;

/** The statements that write an array or a list. */
final class SequenceWriteCode {
    private final WireType.Sequence type;
    private final Spot spot;
    private final String suggestion;
    private final WriteCode code;

    SequenceWriteCode(WireType.Sequence type, Spot spot, String suggestion, WriteCode code) {
        this.type = type;
        this.spot = spot;
        this.suggestion = suggestion;
        this.code = code;
    }

    /** Whether the runtime has a method for the whole, so that it takes one statement. */
    static boolean isOneStatement(WireType.Sequence type) {
        return isOneCall(type) && type.maxLength().isEmpty();
    }

    private static boolean isOneCall(WireType.Sequence type) {
        WireType element = type.element();
        return element instanceof WireType.Bool || element instanceof WireType.Char || isBulk(type);
    }

    static boolean isBulk(WireType.Sequence type) {
        return !type.isList() && type.element() instanceof WireType.Numeric number && number.isBulk();
    }

    CodeBlock code() {
        if (!isOneCall(type)) {
            return type.isList() ? list() : array();
        }
        WireType element = type.element();
        CodeBlock values = element instanceof WireType.Numeric
                ? spot.notNull()
                : packed(element instanceof WireType.Bool ? "booleans" : "chars");
        CodeBlock.Builder statements = CodeBlock.builder();
        if (type.maxLength().isPresent()) {
            String name = code.scope().newName(suggestion);
            statements
                    .addStatement("$T $L = $L", arrayType(), name, values)
                    .addStatement(LimitCode.written(CodeBlock.of("$L.length", name), type.maxLength(), spot.place()));
            values = CodeBlock.of("$L", name);
        }
        return statements.addStatement(call(values)).build();
    }

    /** The type of the array that is written, for a list too. */
    private com.palantir.javapoet.TypeName arrayType() {
        com.palantir.javapoet.TypeName element = type.element().javaType();
        return com.palantir.javapoet.ArrayTypeName.of(element.isBoxedPrimitive() ? element.unbox() : element);
    }

    private CodeBlock call(CodeBlock values) {
        if (type.element() instanceof WireType.Numeric number) {
            return CodeBlock.of("out.$L($L)", NumberMethods.writeAll(number.kind()), bounded(number, values));
        }
        if (type.element() instanceof WireType.Bool) {
            return CodeBlock.of("out.writeBooleans($L)", values);
        }
        TextEncoding encoding = ((WireType.Char) type.element()).encoding();
        CodeBlock chars = encoding == TextEncoding.US_ASCII
                ? CodeBlock.of("$T.ascii($L, $S)", RuntimeNames.CHECKS, values, spot.place())
                : values;
        return encoding == TextEncoding.UTF_16LE
                ? CodeBlock.of("out.writeChars($L)", chars)
                : CodeBlock.of("out.writeChars($L, $T.$L)", chars, RuntimeNames.ENCODING, encoding);
    }

    private CodeBlock bounded(WireType.Numeric number, CodeBlock values) {
        return number.bounds().isEmpty()
                ? values
                : CodeBlock.of(
                        "$T.within($L, $L, $S)",
                        RuntimeNames.ARRAY_RANGES,
                        values,
                        number.bounds().get().literals(number.java()),
                        spot.place());
    }

    /** An array of primitives: that of the list, or the one at hand, which a check for ASCII refuses if it is null. */
    private CodeBlock packed(String method) {
        if (type.isList()) {
            return CodeBlock.of("$T.$L($L, $S)", RuntimeNames.LISTS, method, spot.value(), spot.place());
        }
        boolean isChecked = type.element() instanceof WireType.Char character
                && character.encoding() == TextEncoding.US_ASCII
                && type.maxLength().isEmpty();
        return isChecked ? spot.value() : spot.notNull();
    }

    private CodeBlock array() {
        String name = code.scope().newName(suggestion);
        String count = name + ".length";
        String counter = code.scope().loops().enter();
        CodeBlock.Builder statements = CodeBlock.builder()
                .addStatement("$T $L = $L", type.javaType(), name, spot.notNull())
                .add(room(LimitCode.written(CodeBlock.of("$L", count), type.maxLength(), spot.place())))
                .beginControlFlow("$L", code.loop(counter, count))
                .add(element(CodeBlock.of("$L[$L]", name, counter), counter, name));
        code.scope().loops().leave();
        return statements.endControlFlow().build();
    }

    /** Reads the size once and takes that many elements, so that a list that changes can't spoil the frame. */
    private CodeBlock list() {
        String name = code.scope().newName(suggestion);
        String count = code.scope().newName(suggestion + "Count");
        String iterator = code.scope().newName(suggestion + "Iterator");
        String counter = code.scope().loops().enter();
        CodeBlock size = LimitCode.written(CodeBlock.of("$L.size()", name), type.maxLength(), spot.place());
        CodeBlock.Builder statements = CodeBlock.builder()
                .addStatement("$T $L = $L", type.javaType(), name, spot.notNull())
                .addStatement("int $L = $L", count, size)
                .add(room(CodeBlock.of("$L", count)))
                .addStatement(
                        "$T $L = $L.iterator()",
                        ParameterizedTypeName.get(
                                ClassName.get(Iterator.class), type.element().javaType()),
                        iterator,
                        name)
                .beginControlFlow("$L", code.loop(counter, count))
                .add(element(CodeBlock.of("$L.next()", iterator), counter, name));
        code.scope().loops().leave();
        return statements.endControlFlow().build();
    }

    private CodeBlock room(CodeBlock count) {
        if (type.element() instanceof WireType.Fixed fixed) {
            return code.scope()
                    .cursor()
                    .onWriter(CodeBlock.of("out.reserveArray($L, $L)", count, ElementWidth.of(fixed)));
        }
        return CodeBlock.builder().addStatement("out.writeInt32($L)", count).build();
    }

    private CodeBlock element(CodeBlock value, String counter, String name) {
        Spot element = spot.element(value, counter);
        if (type.element() instanceof WireType.Fixed fixed) {
            Spot indexed = element.at(ElementWidth.index(fixed, counter));
            return CodeBlock.builder()
                    .addStatement(ScalarWriteCode.of(fixed, code.scope().members(), indexed))
                    .build();
        }
        boolean outside = code.scope().cursor().enter();
        CodeBlock statements = code.write(type.element(), element, name + "Element");
        code.scope().cursor().leave(outside);
        return statements;
    }
}
