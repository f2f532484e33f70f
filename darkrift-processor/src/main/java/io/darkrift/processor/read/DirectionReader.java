package io.darkrift.processor.read;

import io.darkrift.annotation.Direction;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.VariableElement;

/** Reads who may send a message. */
final class DirectionReader {
    private DirectionReader() {}

    /** What an annotation says, or {@code BOTH} where it is silent, or does not compile. */
    static Direction of(AnnotationMirror annotation) {
        return Annotations.given(annotation, "direction")
                .map(value -> value.getValue())
                .filter(VariableElement.class::isInstance)
                .map(constant -> Direction.valueOf(
                        ((VariableElement) constant).getSimpleName().toString()))
                .orElse(Direction.BOTH);
    }
}
