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
 * @param isPresent whether it is known not to be null
 */
record Spot(CodeBlock value, CodeBlock index, String place, String counter, boolean isPresent) {
    /** A component. */
    static Spot of(Component component, CodeBlock value) {
        return new Spot(value, at(0), component.place(), "", false);
    }

    /** The bytes of a component. */
    static Spot of(Component component) {
        return of(component, CodeBlock.of(""));
    }

    /** The same, at a constant distance from the start of its run. */
    Spot at(CodeBlock otherIndex) {
        return new Spot(value, otherIndex, place, counter, isPresent);
    }

    static CodeBlock at(int offset) {
        return offset == 0 ? CodeBlock.of("at") : CodeBlock.of("at + $L", offset);
    }

    /** An element of this, which a loop counts. */
    Spot element(CodeBlock element, String loopCounter) {
        return new Spot(element, at(0), place, loopCounter, false);
    }

    /** A value in this that can't be null. */
    Spot present(CodeBlock part) {
        return new Spot(part, at(0), place, counter, true);
    }

    /** The last arguments of a check: the place, and the index of an element. */
    CodeBlock where() {
        return counter.isEmpty() ? CodeBlock.of("$S", place) : CodeBlock.of("$S, $L", place, counter);
    }

    /** The value, refused if it is null. */
    CodeBlock notNull() {
        return isPresent ? value : CodeBlock.of("$T.notNull($L, $L)", RuntimeNames.CHECKS, value, where());
    }
}
