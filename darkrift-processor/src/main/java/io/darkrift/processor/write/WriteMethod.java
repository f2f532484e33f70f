package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.Slot;

/** The body of the method that writes a record. */
final class WriteMethod {
    private WriteMethod() {}

    static CodeBlock body(RecordModel model, Members members) {
        WriteCode code = new WriteCode(new Scope(model, members, "value", "out"));
        CodeBlock.Builder body = CodeBlock.builder();
        Paragraphs paragraphs = new Paragraphs(SequenceWriteCode::isOneStatement);
        for (Segment segment : Segment.written(model)) {
            body.add(paragraphs.before(segment)).add(segment(segment, code));
        }
        return body.build();
    }

    private static CodeBlock segment(Segment segment, WriteCode code) {
        if (segment instanceof Segment.Run run) {
            return CodeBlock.builder()
                    .add(code.scope().cursor().onWriter(CodeBlock.of("out.reserve($L)", run.bytes())))
                    .add(stores(run, code.scope().members()))
                    .build();
        }
        Component component = ((Segment.Single) segment).component();
        return code.write(component.type(), Spot.of(component, accessor(component)), component.name());
    }

    /** Stores the components of a run at constant offsets. */
    static CodeBlock stores(Segment.Run run, Members members) {
        CodeBlock.Builder code = CodeBlock.builder();
        int offset = 0;
        for (Slot slot : run.slots()) {
            code.add(store(slot, members, offset));
            offset += slot.leastBytes();
        }
        return code.build();
    }

    private static CodeBlock store(Slot slot, Members members, int offset) {
        if (slot.isBitwise()) {
            return BitWriteCode.put(slot, members, offset, WriteMethod::accessor);
        }
        Component component = slot.first();
        Spot spot = Spot.of(component, accessor(component)).at(Spot.at(offset));
        return CodeBlock.builder()
                .addStatement(ScalarWriteCode.of(component.type(), members, spot))
                .build();
    }

    private static CodeBlock accessor(Component component) {
        return CodeBlock.of("value.$L()", component.name());
    }
}
