package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.WireType;

/** Puts a blank line around what takes several lines. */
final class Paragraphs {
    private boolean isFirst = true;
    private boolean lastWasLong;

    /** A blank line, or nothing. */
    CodeBlock before(Segment segment) {
        boolean isLong = isLong(segment);
        CodeBlock gap = CodeBlock.of(!isFirst && (isLong || lastWasLong) ? "\n" : "");
        isFirst = false;
        lastWasLong = isLong;
        return gap;
    }

    private static boolean isLong(Segment segment) {
        return segment instanceof Segment.Run
                || ((Segment.Single) segment).component().type() instanceof WireType.Sequence sequence
                        && !SequenceWriteCode.isOneStatement(sequence);
    }
}
