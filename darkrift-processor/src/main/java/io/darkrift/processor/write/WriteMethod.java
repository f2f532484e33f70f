package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;

/** The body of the method that writes a record. */
final class WriteMethod {
    private final RecordModel model;
    private final Members members;
    private final NameAllocator locals;
    private final Cursor cursor = new Cursor();

    private WriteMethod(RecordModel model, Members members) {
        this.model = model;
        this.members = members;
        this.locals = members.locals("value", "out", "at", "bytes", "i");
    }

    static CodeBlock body(RecordModel model, Members members) {
        return new WriteMethod(model, members).body();
    }

    private CodeBlock body() {
        CodeBlock.Builder body = CodeBlock.builder();
        Paragraphs paragraphs = new Paragraphs(SequenceWriteCode::isOneStatement);
        for (Segment segment : Segment.of(model)) {
            body.add(paragraphs.before(segment)).add(code(segment));
        }
        return body.build();
    }

    private CodeBlock code(Segment segment) {
        if (segment instanceof Segment.Run run) {
            CodeBlock reserve = CodeBlock.of("out.reserve($L)", run.bytes());
            return CodeBlock.builder()
                    .add(cursor.onWriter(reserve))
                    .add(stores(run, members))
                    .build();
        }
        Component component = ((Segment.Single) segment).component();
        if (component.type() instanceof WireType.Sequence sequence) {
            return new SequenceWriteCode(sequence, component, members, locals, cursor).code();
        }
        Spot spot = Spot.inRun(component, accessor(component), 0);
        return CodeBlock.builder()
                .addStatement(ScalarWriteCode.of(component.type(), members, spot))
                .build();
    }

    /** Stores the components of a run at constant offsets. */
    static CodeBlock stores(Segment.Run run, Members members) {
        CodeBlock.Builder code = CodeBlock.builder();
        int offset = 0;
        for (Component component : run.components()) {
            Spot spot = Spot.inRun(component, accessor(component), offset);
            code.addStatement(ScalarWriteCode.of(component.type(), members, spot));
            offset += component.type().leastBytes();
        }
        return code.build();
    }

    static CodeBlock accessor(Component component) {
        return CodeBlock.of("value.$L()", component.name());
    }
}
