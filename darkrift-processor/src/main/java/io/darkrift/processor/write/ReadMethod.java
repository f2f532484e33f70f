package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import java.util.ArrayList;
import java.util.List;

/** The body of the method that reads a record. */
final class ReadMethod {
    private final RecordModel model;
    private final Members members;
    private final NameAllocator locals;
    private final Cursor cursor = new Cursor();

    /** What goes to the constructor. */
    private final List<CodeBlock> arguments = new ArrayList<>();

    private ReadMethod(RecordModel model, Members members) {
        this.model = model;
        this.members = members;
        this.locals = members.locals("in", "at", "bytes", "i");
    }

    static CodeBlock body(RecordModel model, Members members) {
        return new ReadMethod(model, members).body();
    }

    /** The body of a method that loads all components from {@code bytes}, {@code at} an index. */
    static CodeBlock loads(RecordModel model, Members members) {
        ReadMethod method = new ReadMethod(model, members);
        CodeBlock.Builder body = CodeBlock.builder();
        for (Segment segment : Segment.of(model)) {
            body.add(method.loads((Segment.Run) segment));
        }
        return body.add(method.construct()).build();
    }

    private CodeBlock body() {
        CodeBlock.Builder body = CodeBlock.builder();
        Paragraphs paragraphs = new Paragraphs(SequenceReadCode::isOneStatement);
        for (Segment segment : Segment.of(model)) {
            body.add(paragraphs.before(segment)).add(code(segment));
        }
        return body.add(paragraphs.beforeEnd()).add(construct()).build();
    }

    private CodeBlock code(Segment segment) {
        if (segment instanceof Segment.Run run) {
            CodeBlock require =
                    CodeBlock.of("$T.require(in, $L, $L)", RuntimeNames.READS, run.bytes(), run.layout(model));
            return CodeBlock.builder()
                    .add(cursor.onReader(require))
                    .add(loads(run))
                    .build();
        }
        Component component = ((Segment.Single) segment).component();
        String name = locals.newName(component.name());
        if (component.type() instanceof WireType.Sequence sequence) {
            SequenceReadCode code = new SequenceReadCode(sequence, component, name, members, locals, cursor);
            arguments.add(code.argument());
            return code.code();
        }
        arguments.add(CodeBlock.of("$L", name));
        return declare(component, name, 0);
    }

    private CodeBlock loads(Segment.Run run) {
        CodeBlock.Builder code = CodeBlock.builder();
        int offset = 0;
        for (Component component : run.components()) {
            String name = locals.newName(component.name());
            arguments.add(CodeBlock.of("$L", name));
            code.add(declare(component, name, offset));
            offset += component.type().leastBytes();
        }
        return code.build();
    }

    private CodeBlock declare(Component component, String name, int offset) {
        Spot spot = Spot.inRun(component, CodeBlock.of(""), offset);
        return CodeBlock.builder()
                .addStatement(
                        "$T $L = $L",
                        component.type().javaType(),
                        name,
                        ScalarReadCode.of(component.type(), members, spot))
                .build();
    }

    private CodeBlock construct() {
        return CodeBlock.builder()
                .addStatement("return new $T($L)", model.name(), CodeBlock.join(arguments, ",$W"))
                .build();
    }
}
