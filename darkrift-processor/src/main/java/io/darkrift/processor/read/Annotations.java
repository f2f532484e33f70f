package io.darkrift.processor.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Looks into annotations, which may come from sources or from class files. */
public final class Annotations {
    private Annotations() {}

    /**
     * The annotations of an element; of the field of a record, those of the component too: the Eclipse compiler loses
     * some on their way to the field.
     */
    public static List<AnnotationMirror> of(Element element) {
        List<? extends AnnotationMirror> own = element.getAnnotationMirrors();
        List<? extends AnnotationMirror> others = ofComponent(element);
        if (own.isEmpty() || others.isEmpty()) {
            return List.copyOf(own.isEmpty() ? others : own);
        }
        Map<String, AnnotationMirror> all = new LinkedHashMap<>();
        own.forEach(mirror -> all.put(nameOf(mirror), mirror));
        others.forEach(mirror -> all.putIfAbsent(nameOf(mirror), mirror));
        return List.copyOf(all.values());
    }

    /** Returns the annotations of the component that a field belongs to, if there is one. */
    private static List<? extends AnnotationMirror> ofComponent(Element element) {
        if (element.getKind() == ElementKind.FIELD && element.getEnclosingElement() instanceof TypeElement type) {
            for (RecordComponentElement component : RecordComponents.of(type)) {
                if (component.getSimpleName().equals(element.getSimpleName())) {
                    return component.getAnnotationMirrors();
                }
            }
        }
        return List.of();
    }

    public static Optional<AnnotationMirror> find(Element element, Class<?> annotation) {
        return find(element, annotation.getName());
    }

    public static Optional<AnnotationMirror> find(Element element, String annotation) {
        Optional<AnnotationMirror> own = find(element.getAnnotationMirrors(), annotation);
        return own.isPresent() ? own : find(ofComponent(element), annotation);
    }

    private static Optional<AnnotationMirror> find(List<? extends AnnotationMirror> mirrors, String annotation) {
        for (AnnotationMirror mirror : mirrors) {
            if (nameOf(mirror).equals(annotation)) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    public static boolean has(Element element, Class<?> annotation) {
        return find(element, annotation).isPresent();
    }

    static String nameOf(AnnotationMirror mirror) {
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        return type.getQualifiedName().toString();
    }

    /** A value that was given, rather than left to its default. */
    public static Optional<AnnotationValue> given(AnnotationMirror mirror, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                values(mirror).entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The values of an annotation. The Eclipse compiler throws an exception where one is of a wrong type, besides its error. */
    private static Map<? extends ExecutableElement, ? extends AnnotationValue> values(AnnotationMirror mirror) {
        try {
            return mirror.getElementValues();
        } catch (RuntimeException e) {
            return Map.of();
        }
    }

    /** A number that has no default; 0 if it does not resolve, which is an error of the compiler's. */
    static double number(AnnotationMirror mirror, String name) {
        Object value = given(mirror, name).map(AnnotationValue::getValue).orElse(0);
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
