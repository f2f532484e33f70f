package io.darkrift.processor.read;

import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** Tells what may be null: what has an annotation that is called Nullable, whoever it is from. */
final class Nullness {
    private Nullness() {}

    static boolean isNullable(Element field) {
        return has(field) || isNullable(field.asType());
    }

    static boolean isNullable(TypeMirror type) {
        return !type.getKind().isPrimitive() && has(type);
    }

    private static boolean has(AnnotatedConstruct construct) {
        return construct.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    }
}
