package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.Slot;
import io.darkrift.processor.model.WireType;
import java.util.ArrayList;
import java.util.List;

/** The body of the method that reads a record. */
final class ReadMethod {
    private final RecordModel model;
    private final ReadCode code;

    /** What goes to the constructor. */
    private final List<CodeBlock> arguments = new ArrayList<>();

    private ReadMethod(RecordModel model, Members members) {
        this.model = model;
        this.code = new ReadCode(new Scope(model, members, "in"));
    }

    static CodeBlock body(RecordModel model, Members members) {
        return new ReadMethod(model, members).body();
    }

    /** The body of a method that loads all components from {@code bytes}, {@code at} an index. */
    static CodeBlock loads(RecordModel model, Members members) {
        ReadMethod method = new ReadMethod(model, members);
        CodeBlock.Builder body = CodeBlock.builder();
        for (Segment segment : Segment.read(model)) {
            body.add(method.loads((Segment.Run) segment));
        }
        return body.add(method.construct()).build();
    }

    private CodeBlock body() {
        CodeBlock.Builder body = CodeBlock.builder();
        Paragraphs paragraphs = new Paragraphs(SequenceReadCode::isOneStatement);
        for (Segment segment : Segment.read(model)) {
            body.add(paragraphs.before(segment)).add(code(segment));
        }
        return body.add(paragraphs.beforeEnd()).add(construct()).build();
    }

    private CodeBlock code(Segment segment) {
        if (segment instanceof Segment.Appended appended) {
            return appended(appended);
        }
        if (segment instanceof Segment.Run run) {
            return CodeBlock.builder()
                    .add(code.scope().cursor().onReader(require(run)))
                    .add(loads(run))
                    .build();
        }
        return single(((Segment.Single) segment).component());
    }

    private CodeBlock require(Segment.Run run) {
        return CodeBlock.of("$T.require(in, $L, $L)", RuntimeNames.READS, run.bytes(), run.layout(model));
    }

    private CodeBlock single(Component component) {
        WireType type = component.type();
        if (WriteShape.takesStatements(type)) {
            ReadCode.Result result = code.component(type, Spot.of(component), component.name());
            arguments.add(result.value());
            return result.statements();
        }
        String name = code.scope().newName(component.name());
        arguments.add(CodeBlock.of("$L", name));
        return ReadCode.declare(type, name, ScalarReadCode.of(type, code.scope().members(), Spot.of(component)));
    }

    /** Reads a component where it is there. */
    private CodeBlock appended(Segment.Appended appended) {
        Component component = appended.component();
        String name = code.scope().newName(component.name());
        arguments.add(CodeBlock.of("$L", name));
        CodeBlock fallback = component.fallback().orElseThrow().value();
        CodeBlock.Builder statements = CodeBlock.builder()
                .add(ReadCode.declare(component.type(), name, fallback))
                .beginControlFlow("if (in.remaining() > 0)");
        boolean outside = code.scope().cursor().enter();
        statements.add(present(appended, name));
        code.scope().cursor().leave(outside);
        return statements.endControlFlow().build();
    }

    private CodeBlock present(Segment.Appended appended, String name) {
        Component component = appended.component();
        if (appended.present() instanceof Segment.Run run) {
            CodeBlock value = ScalarReadCode.of(component.type(), code.scope().members(), Spot.of(component));
            return CodeBlock.builder()
                    .add(code.scope().cursor().onReader(require(run)))
                    .addStatement("$L = $L", name, value)
                    .build();
        }
        ReadCode.Result result = code.read(component.type(), Spot.of(component), name + "Read");
        return CodeBlock.builder()
                .add(result.statements())
                .addStatement("$L = $L", name, result.value())
                .build();
    }

    private CodeBlock loads(Segment.Run run) {
        CodeBlock.Builder statements = CodeBlock.builder();
        int offset = 0;
        for (Slot slot : run.slots()) {
            statements.add(slot.components().size() > 1 ? shared(slot, offset) : load(slot.first(), offset));
            offset += slot.leastBytes();
        }
        return statements.build();
    }

    private CodeBlock load(Component component, int offset) {
        Spot spot = Spot.of(component).at(Spot.at(offset));
        return declare(
                component, ScalarReadCode.of(component.type(), code.scope().members(), spot));
    }

    /** Loads components that share bytes. */
    private CodeBlock shared(Slot slot, int offset) {
        CodeBlock.Builder statements = CodeBlock.builder();
        for (Slot.Chunk chunk : slot.chunks()) {
            String group = code.scope().newName(chunk.components().get(0).name() + "Bits");
            CodeBlock bits = BitReadCode.group(chunk.bytes(), Spot.at(offset + chunk.start()));
            statements.addStatement("long $L = $L", group, bits).add(shared(chunk, CodeBlock.of("$L", group)));
        }
        return statements.build();
    }

    private CodeBlock shared(Slot.Chunk chunk, CodeBlock group) {
        CodeBlock.Builder statements = CodeBlock.builder();
        int size = 8 * chunk.bytes();
        int shift = size - chunk.taken();
        for (Component component : chunk.components()) {
            WireType.Bitwise type = (WireType.Bitwise) component.type();
            shift -= type.bits();
            Spot spot = Spot.of(component);
            statements.add(declare(component, BitReadCode.get(type, code.scope().members(), spot, group, shift, size)));
        }
        return statements.build();
    }

    private CodeBlock declare(Component component, CodeBlock value) {
        String name = code.scope().newName(component.name());
        arguments.add(CodeBlock.of("$L", name));
        return ReadCode.declare(component.type(), name, value);
    }

    private CodeBlock construct() {
        return CodeBlock.builder()
                .addStatement("return new $T($L)", model.name(), CodeBlock.join(arguments, ",$W"))
                .build();
    }
}
