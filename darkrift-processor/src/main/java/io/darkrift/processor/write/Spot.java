package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Component;

/**
 * A value in generated code.
 *
 * @param value an expression for it
 * @param index where its bytes are, if its size is fixed
 * @param place its component, for exceptions
 * @param counter the variable that counts the elements, or empty if the value is the component itself
 */
record Spot(CodeBlock value, CodeBlock index, String place, String counter) {
    /** A component at a constant distance from the start of its run. */
    static Spot inRun(Component component, CodeBlock value, int offset) {
        return new Spot(value, Spot.at(offset), component.place(), "");
    }

    static CodeBlock at(int offset) {
        return offset == 0 ? CodeBlock.of("at") : CodeBlock.of("at + $L", offset);
    }

    /** The last arguments of a check: the place, and the index of an element. */
    CodeBlock where() {
        return counter.isEmpty() ? CodeBlock.of("$S", place) : CodeBlock.of("$S, $L", place, counter);
    }

    /** The value, refused if it is null. */
    CodeBlock notNull() {
        return CodeBlock.of("$T.notNull($L, $L)", RuntimeNames.CHECKS, value, where());
    }
}
