package io.darkrift.processor.read;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.JavaType;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
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

    /** A name of a type with the annotation that it has: between angle brackets, tools that look for mistakes need it. */
    static JavaType marked(JavaType name, TypeMirror type) {
        return name.annotated(type.getAnnotationMirrors().stream()
                .filter(Nullness::isMark)
                .filter(mirror -> Visibility.isPublic(mirror.getAnnotationType().asElement()))
                .map(mirror ->
                        ClassName.get((TypeElement) mirror.getAnnotationType().asElement()))
                .toList());
    }

    private static boolean has(List<? extends AnnotationMirror> mirrors) {
        return mirrors.stream().anyMatch(Nullness::isMark);
    }

    private static boolean isMark(AnnotationMirror mirror) {
        return mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable");
    }
}
