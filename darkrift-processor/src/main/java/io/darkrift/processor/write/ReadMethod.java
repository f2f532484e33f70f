package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.protocol.StructLayout;
import java.util.ArrayList;
import java.util.List;

/** The body of the method that reads a record. */
final class ReadMethod {
    private final RecordModel model;
    private final StructLayout layout;
    private final Constants constants;
    private final Names locals;
    /** What goes to the constructor. */
    private final List<CodeBlock> arguments = new ArrayList<>();

    private boolean hasIndex;
    private boolean hasBytes;

    ReadMethod(RecordModel model, StructLayout layout, Constants constants) {
        this.model = model;
        this.layout = layout;
        this.constants = constants;
        this.locals = constants.locals("in", "at", "bytes", "i");
    }

    CodeBlock body() {
        CodeBlock.Builder body = CodeBlock.builder();
        for (StructLayout.Part part : layout.parts()) {
            if (part instanceof StructLayout.Run run) {
                body.add(run(run));
            } else {
                body.add(varying(model.components().get(((StructLayout.Varying) part).component())));
            }
        }
        return body.add(construct()).build();
    }

    /** The body of a method that loads all components from {@code bytes}, {@code at} an index. */
    CodeBlock loads() {
        CodeBlock.Builder body = CodeBlock.builder();
        for (StructLayout.Part part : layout.parts()) {
            body.add(loads(((StructLayout.Run) part).slots(), 0));
        }
        return body.add(construct()).build();
    }

    /** Reads the slots that are always there, and those that an older peer may have left out. */
    private CodeBlock run(StructLayout.Run run) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<StructLayout.Slot> present =
                run.slots().stream().filter(slot -> !isAppended(slot)).toList();
        if (!present.isEmpty()) {
            int start = present.get(0).offset();
            StructLayout.Slot last = present.get(present.size() - 1);
            code.add(require(Code.of(
                            "$T.require(in, $L, $L)",
                            RuntimeNames.READS,
                            last.offset() + last.bytes() - start,
                            names(present))))
                    .add(loads(present, start));
        }
        run.slots().stream().filter(this::isAppended).forEach(slot -> code.add(appended(slot)));
        return code.build();
    }

    private boolean isAppended(StructLayout.Slot slot) {
        return component(slot).appended().isPresent();
    }

    private Component component(StructLayout.Slot slot) {
        return model.components().get(slot.component());
    }

    /** Returns a string that names components and their widths, for exceptions: {@code "PlayerState.id:2,x:4"}; of those that share bytes, the first. */
    CodeBlock names(List<StructLayout.Slot> slots) {
        StringBuilder names = new StringBuilder(model.name().simpleName()).append('.');
        String separator = "";
        for (StructLayout.Slot slot : slots) {
            names.append(separator).append(component(slot).name()).append(':').append(slot.bytes());
            separator = ",";
        }
        return Code.of("$S", names);
    }

    /** Moves on in the reader. */
    private CodeBlock require(CodeBlock require) {
        CodeBlock.Builder code = CodeBlock.builder().addStatement(hasIndex ? "at = $L" : "int at = $L", require);
        hasIndex = true;
        return code.add(bytes()).build();
    }

    private CodeBlock bytes() {
        CodeBlock code = hasBytes
                ? Code.of("")
                : CodeBlock.builder().addStatement("byte[] bytes = in.array()").build();
        hasBytes = true;
        return code;
    }

    private CodeBlock loads(List<StructLayout.Slot> slots, int start) {
        CodeBlock.Builder statements = CodeBlock.builder();
        for (StructLayout.Slot slot : slots) {
            CodeBlock index = Operand.at(slot.offset() - start);
            statements.add(
                    slot.fields().size() > 1
                            ? shared(slot, start)
                            : declare(
                                    component(slot),
                                    LoadCode.of(
                                            component(slot).type(),
                                            constants,
                                            Operand.loaded(component(slot), index))));
        }
        return statements.build();
    }

    /** Loads components that share bytes. */
    private CodeBlock shared(StructLayout.Slot slot, int start) {
        CodeBlock.Builder statements = CodeBlock.builder();
        for (BitCode.Group group : BitCode.groups(slot)) {
            Component first = model.components().get(group.fields().get(0).component());
            String bits = locals.newName(first.name() + "Bits");
            statements.addStatement(
                    "long $L = $L",
                    bits,
                    BitCode.load(group.bytes(), Operand.at(slot.offset() - start + group.start())));
            for (StructLayout.Field field : group.fields()) {
                Component component = model.components().get(field.component());
                statements.add(declare(
                        component,
                        BitCode.get(
                                (WireType.Bitwise) component.type(),
                                constants,
                                Operand.loaded(component, Code.of("")),
                                Code.of("$L", bits),
                                group.shift(field),
                                8 * group.bytes())));
            }
        }
        return statements.build();
    }

    private CodeBlock declare(Component component, CodeBlock value) {
        String name = locals.newName(component.name());
        arguments.add(Code.of("$L", name));
        return CodeBlock.builder()
                .add(Code.statement("$T $L = $L", component.type().javaType(), name, value))
                .build();
    }

    /** Reads a component of fixed size where it is there. */
    private CodeBlock appended(StructLayout.Slot slot) {
        Component component = component(slot);
        CodeBlock index = Code.of("$T.require(in, $L, $L)", RuntimeNames.READS, slot.bytes(), names(List.of(slot)));
        return CodeBlock.builder()
                .add(bytes())
                .add(declareAppended(
                        component, LoadCode.of(component.type(), constants, Operand.loaded(component, index))))
                .build();
    }

    /** The default is made only where the component is missing: its constructor may reject it. */
    private CodeBlock declareAppended(Component component, CodeBlock value) {
        CodeBlock otherwise = DefaultCode.of(
                component.type(), component.appended().orElseThrow().value());
        return declare(component, Code.of("in.remaining() > 0$W? $L$W: $L", value, otherwise));
    }

    private CodeBlock varying(Component component) {
        if (component.type() instanceof WireType.Sequence sequence
                && !constants.hasCodec(sequence)
                && !Constants.isOneCall(sequence)) {
            return loop(component, sequence);
        }
        CodeBlock value = LoadCode.of(component.type(), constants, Operand.loaded(component, Code.of("")));
        return component.appended().isPresent() ? declareAppended(component, value) : declare(component, value);
    }

    /** Reads elements one by one into an array, which may become a list. */
    private CodeBlock loop(Component component, WireType.Sequence type) {
        WireType element = type.element();
        boolean isFixed = element instanceof WireType.Fixed;
        CodeBlock width = isFixed ? Literals.width((WireType.Fixed) element) : Code.of("$L", element.leastBytes());
        String name = locals.newName(component.name());
        arguments.add(type.isList() ? Code.of("$T.of($L)", List.class, name) : Code.of("$L", name));
        CodeBlock count = type.maxLength().isPresent()
                ? Code.of(
                        "$T.count(in, $L, $L, $S)",
                        RuntimeNames.LIMITS,
                        width,
                        type.maxLength().getAsInt(),
                        component.place())
                : Code.of("$T.count(in, $L, $S)", RuntimeNames.READS, width, component.place());
        JavaType java = element.javaType();
        CodeBlock index = isFixed ? Code.of("at + $L", Literals.times((WireType.Fixed) element, "i")) : Code.of("");
        Operand each = Operand.loaded(component, index);
        return CodeBlock.builder()
                .add(Code.statement("$T $L = new $T[$L]", new JavaType.ArrayOf(java), name, java, count))
                .add(
                        isFixed
                                ? require(Code.of(
                                        "in.require($L)", Literals.times((WireType.Fixed) element, name + ".length")))
                                : Code.of(""))
                .beginControlFlow("for (int i = 0; i < $L.length; i++)", name)
                .addStatement("$L[i] = $L", name, LoadCode.of(element, constants, each))
                .endControlFlow()
                .build();
    }

    private CodeBlock construct() {
        return CodeBlock.builder()
                .add(Code.statement("return new $T($L)", model.name(), CodeBlock.join(arguments, ",$W")))
                .build();
    }
}
