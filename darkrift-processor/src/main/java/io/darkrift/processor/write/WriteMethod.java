package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.protocol.StructLayout;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import javax.lang.model.element.Modifier;

/** The body of the method that writes a record. */
final class WriteMethod {
    /** A slot takes up to 40 bytes, and HotSpot leaves methods of more than 8,000 to its interpreter. */
    private static final int MAX_SLOTS = 120;

    private final RecordModel model;
    private final StructLayout layout;
    private final Constants constants;
    private final Names locals;
    private final List<MethodSpec> parts = new ArrayList<>();
    private boolean isDeclared;

    WriteMethod(RecordModel model, StructLayout layout, Constants constants) {
        this.model = model;
        this.layout = layout;
        this.constants = constants;
        this.locals = constants.locals("value", "out", "at", "bytes", "i");
    }

    /** The methods that others call, for runs that are too long for one. */
    List<MethodSpec> parts() {
        return parts;
    }

    CodeBlock body() {
        CodeBlock.Builder body = CodeBlock.builder();
        for (StructLayout.Part part : layout.parts()) {
            if (part instanceof StructLayout.Run run) {
                body.add(reserve(Code.of("out.reserve($L)", run.bytes()))).add(stores(run.slots()));
            } else {
                body.add(varying(model.components().get(((StructLayout.Varying) part).component())));
            }
        }
        return body.build();
    }

    /** Makes room in the writer, whose array another may have replaced. */
    private CodeBlock reserve(CodeBlock reserve) {
        CodeBlock code = CodeBlock.builder()
                .addStatement(isDeclared ? "at = $L" : "int at = $L", reserve)
                .addStatement(isDeclared ? "bytes = out.array()" : "byte[] bytes = out.array()")
                .build();
        isDeclared = true;
        return code;
    }

    /** Stores slots at constant offsets. */
    CodeBlock stores(List<StructLayout.Slot> slots) {
        if (slots.size() <= MAX_SLOTS) {
            CodeBlock.Builder code = CodeBlock.builder();
            slots.forEach(slot -> code.add(store(slot)));
            return code.build();
        }
        CodeBlock.Builder calls = CodeBlock.builder();
        for (int from = 0; from < slots.size(); from += MAX_SLOTS) {
            List<StructLayout.Slot> some = slots.subList(from, Math.min(slots.size(), from + MAX_SLOTS));
            MethodSpec part = MethodSpec.methodBuilder("put" + (parts.size() + 1))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(Code.name(model.name()), "value")
                    .addParameter(byte[].class, "bytes")
                    .addParameter(TypeName.INT, "at")
                    .addCode(stores(some))
                    .build();
            parts.add(part);
            calls.addStatement("$L(value, bytes, at)", part.name());
        }
        return calls.build();
    }

    private CodeBlock store(StructLayout.Slot slot) {
        Component component = model.components().get(slot.component());
        return component.type() instanceof WireType.Bitwise
                ? BitCode.store(slot, model.components()::get, constants)
                : statement(component, slot.offset());
    }

    private CodeBlock statement(Component component, int offset) {
        return CodeBlock.builder()
                .addStatement("$L", StoreCode.of(component.type(), constants, Operand.written(component, offset)))
                .build();
    }

    private CodeBlock varying(Component component) {
        boolean isLoop = component.type() instanceof WireType.Sequence sequence
                && !constants.hasCodec(sequence)
                && !Constants.isOneCall(sequence);
        return isLoop ? loop(component, (WireType.Sequence) component.type()) : statement(component, 0);
    }

    /**
     * Writes elements one by one. Reads the size once and takes that many elements, so that a list that changes
     * can't spoil the frame.
     */
    private CodeBlock loop(Component component, WireType.Sequence type) {
        WireType element = type.element();
        Operand operand = Operand.written(component, 0);
        String name = locals.newName(component.name());
        String count = name + ".length";
        CodeBlock.Builder code =
                CodeBlock.builder().add(Code.statement("$T $L = $L", type.javaType(), name, operand.notNull()));
        CodeBlock next = Code.of("$L[i]", name);
        if (type.isList()) {
            count = locals.newName(component.name() + "Count");
            String iterator = locals.newName(component.name() + "Iterator");
            code.addStatement("int $L = $L.size()", count, name);
            next = Code.of("$L.next()", iterator);
            code.add(room(count, type.maxLength(), element, operand))
                    .add(Code.statement(
                            "$T $L = $L.iterator()",
                            JavaType.generic(Iterator.class, element.javaType()),
                            iterator,
                            name));
        } else {
            code.add(room(count, type.maxLength(), element, operand));
        }
        CodeBlock index =
                element instanceof WireType.Fixed fixed ? Code.of("at + $L", Literals.times(fixed, "i")) : Code.of("");
        Operand each = operand.element(next, index, "i");
        return code.beginControlFlow("for (int i = 0; i < $L; i++)", count)
                .addStatement("$L", StoreCode.of(element, constants, each))
                .endControlFlow()
                .build();
    }

    private CodeBlock room(String count, OptionalInt max, WireType element, Operand operand) {
        CodeBlock checked = max.isPresent()
                ? Code.of("$T.count($L, $L, $S)", RuntimeNames.LIMITS, count, max.getAsInt(), operand.place())
                : Code.of("$L", count);
        return element instanceof WireType.Fixed fixed
                ? reserve(Code.of("out.reserveArray($L, $L)", checked, Literals.width(fixed)))
                : CodeBlock.builder()
                        .addStatement("out.writeCount($L, $L)", checked, element.leastBytes())
                        .build();
    }
}
