package io.darkrift.processor;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.read.Annotations;
import io.darkrift.protocol.ComponentDescription;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads what a generated serializer says of the bytes that it writes. */
final class SerializerLayout {
    private static final String ANNOTATION = "io.darkrift.wire.support.Layout";

    private SerializerLayout() {}

    /** The components of the record, or nothing if there is no such class, or a user wrote it. */
    static Optional<List<ComponentDescription>> find(ClassName serializer, Elements elements) {
        TypeElement type = elements.getTypeElement(serializer.canonicalName());
        return Optional.ofNullable(type)
                .flatMap(each -> Annotations.find(each, ANNOTATION))
                .map(SerializerLayout::components);
    }

    private static List<ComponentDescription> components(AnnotationMirror layout) {
        Object texts = Annotations.given(layout, "value").orElseThrow().getValue();
        return ((List<?>) texts)
                .stream()
                        .map(text -> ComponentDescription.parse((String) ((AnnotationValue) text).getValue()))
                        .toList();
    }
}
