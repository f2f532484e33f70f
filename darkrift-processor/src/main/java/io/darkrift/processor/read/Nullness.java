package io.darkrift.processor.read;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** Tells what may be null: what has an annotation that is called Nullable, whoever it is from. */
final class Nullness {
    private Nullness() {}

    static boolean isNullable(Element field) {
        return has(Annotations.of(field)) || isNullable(field.asType());
    }

    static boolean isNullable(TypeMirror type) {
        return !type.getKind().isPrimitive() && has(type.getAnnotationMirrors());
    }

    private static boolean has(List<? extends AnnotationMirror> mirrors) {
        return mirrors.stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    }
}
