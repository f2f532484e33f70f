package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Component;

/**
 * A value in generated code.
 *
 * @param value an expression for it; empty while it is read
 * @param index an expression for the index of its first byte in {@code bytes}, if its size is fixed
 * @param place its component, for exceptions
 * @param counter the variable that counts the elements, or empty if the value is the component itself
 */
record Operand(CodeBlock value, CodeBlock index, String place, String counter) {
    /** Returns the operand for the result of an accessor. */
    static Operand written(Component component, int offset) {
        return new Operand(Code.of("value.$L()", component.name()), at(offset), component.place(), "");
    }

    /** Returns the operand for an element at an index. */
    static Operand loaded(Component component, CodeBlock index) {
        return new Operand(Code.of(""), index, component.place(), "");
    }

    /** An index at a constant distance from the start of a run. */
    static CodeBlock at(int offset) {
        return offset == 0 ? Code.of("at") : Code.of("at + $L", offset);
    }

    /** An element of this, which a loop counts. */
    Operand element(CodeBlock element, CodeBlock elementIndex, String loopCounter) {
        return new Operand(element, elementIndex, place, loopCounter);
    }

    /** The last arguments of a check: the place, and the index of an element. */
    CodeBlock where() {
        return counter.isEmpty() ? Code.of("$S", place) : Code.of("$S, $L", place, counter);
    }

    /** The value, rejected if it is null. */
    CodeBlock notNull() {
        return Code.of("$T.notNull($L, $L)", RuntimeNames.CHECKS, value, where());
    }
}
