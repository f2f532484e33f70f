package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.WireType;
import java.util.function.Predicate;

/** Puts a blank line around what takes several lines. */
final class Paragraphs {
    private final Predicate<WireType.Sequence> isOneStatement;
    private boolean isFirst = true;
    private boolean lastWasLong;
    private boolean lastWasLoop;

    Paragraphs(Predicate<WireType.Sequence> isOneStatement) {
        this.isOneStatement = isOneStatement;
    }

    /** A blank line before a segment, or nothing. */
    CodeBlock before(Segment segment) {
        boolean isLoop = segment instanceof Segment.Single single
                && single.component().type() instanceof WireType.Sequence sequence
                && !isOneStatement.test(sequence);
        boolean isLong = isLoop || segment instanceof Segment.Run;
        CodeBlock gap = CodeBlock.of(!isFirst && (isLong || lastWasLong) ? "\n" : "");
        isFirst = false;
        lastWasLong = isLong;
        lastWasLoop = isLoop;
        return gap;
    }

    /** A blank line before the last statement, or nothing. */
    CodeBlock beforeEnd() {
        return CodeBlock.of(lastWasLoop ? "\n" : "");
    }
}
