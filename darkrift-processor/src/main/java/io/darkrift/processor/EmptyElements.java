package io.darkrift.processor;

import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.read.Annotations;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Warns of arrays and lists whose elements take no bytes: a message holds a limited number of them. What a serializer by hand
 * writes is not known here, and readers count its values.
 */
final class EmptyElements {
    private EmptyElements() {}

    static void check(RecordModel model, TypeElement type, Diagnostics diagnostics) {
        for (Component component : model.components()) {
            find(component.type())
                    .filter(elements -> !isSuppressed(type, component.name()))
                    .ifPresent(elements -> diagnostics.warn(
                            Rule.EMPTY_ELEMENTS,
                            Site.of(type).member(component.name()),
                            component.place() + " holds any number of "
                                    + elements.javaType().simpleName()
                                    + ", which takes no bytes: a message may have no more of them than it has bytes, and"
                                    + " 1,024. Send their number instead, or give them a component"));
        }
    }

    /**
     * The elements without bytes of an array or a list that the type is or contains. What is in a struct is reported there,
     * and a map can't have two entries without bytes.
     */
    private static Optional<WireType.Struct> find(WireType type) {
        if (type instanceof WireType.Sequence sequence
                && sequence.element() instanceof WireType.FixedStruct struct
                && struct.bytes() == 0) {
            return Optional.of(struct);
        }
        return type instanceof WireType.Union
                ? Optional.empty()
                : type.parts().stream()
                        .map(EmptyElements::find)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static boolean isSuppressed(TypeElement type, String component) {
        if (ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .anyMatch(field -> field.getSimpleName().contentEquals(component) && suppresses(field))) {
            return true;
        }
        for (Element around = type; around != null; around = around.getEnclosingElement()) {
            if (suppresses(around)) {
                return true;
            }
        }
        return false;
    }

    private static boolean suppresses(Element element) {
        return Annotations.find(element, SuppressWarnings.class)
                .flatMap(mirror -> Annotations.given(mirror, "value"))
                .map(AnnotationValue::getValue)
                .filter(List.class::isInstance)
                .stream()
                .flatMap(values -> ((List<?>) values).stream())
                .anyMatch(value -> ((AnnotationValue) value).getValue().equals(Rule.EMPTY_ELEMENTS.id()));
    }
}
