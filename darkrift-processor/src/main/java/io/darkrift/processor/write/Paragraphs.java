package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.WireType;
import java.util.function.Predicate;

/** Puts a blank line around what takes several lines. */
final class Paragraphs {
    private final Predicate<WireType.Sequence> isOneStatement;
    private boolean isFirst = true;
    private boolean lastWasLong;
    private boolean lastWasBlock;

    Paragraphs(Predicate<WireType.Sequence> isOneStatement) {
        this.isOneStatement = isOneStatement;
    }

    /** A blank line before a segment, or nothing. */
    CodeBlock before(Segment segment) {
        boolean isBlock = isBlock(segment);
        boolean isLong = isBlock || segment instanceof Segment.Run;
        CodeBlock gap = CodeBlock.of(!isFirst && (isLong || lastWasLong) ? "\n" : "");
        isFirst = false;
        lastWasLong = isLong;
        lastWasBlock = isBlock;
        return gap;
    }

    private boolean isBlock(Segment segment) {
        if (segment instanceof Segment.Single single) {
            WireType type = single.component().type();
            return type instanceof WireType.Sequence sequence
                    ? !isOneStatement.test(sequence)
                    : type instanceof WireType.Mapping || type instanceof WireType.Maybe;
        }
        return segment instanceof Segment.Appended;
    }

    /** A blank line before the last statement, or nothing. */
    CodeBlock beforeEnd() {
        return CodeBlock.of(lastWasBlock ? "\n" : "");
    }
}
