package io.darkrift.processor.describe;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.read.Annotations;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.ProtocolFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads what a generated serializer says of the bytes that it writes. */
public final class SerializerLayout {
    private static final String ANNOTATION = "io.darkrift.wire.support.Layout";

    private SerializerLayout() {}

    /** The components of the record, or nothing if there is no such class, or it is of a user or of another version. */
    public static Optional<List<ComponentDescription>> find(ClassName serializer, Elements elements) {
        TypeElement type = elements.getTypeElement(serializer.canonicalName());
        return Optional.ofNullable(type)
                .flatMap(each -> Annotations.find(each, ANNOTATION))
                .flatMap(layout -> Annotations.given(layout, "value"))
                .flatMap(SerializerLayout::components);
    }

    /** Returns whether a generated serializer writes the count of bytes before its components. */
    public static boolean isSized(TypeElement serializer) {
        return Annotations.find(serializer, ANNOTATION)
                .flatMap(layout -> Annotations.given(layout, "sized"))
                .map(sized -> Boolean.TRUE.equals(sized.getValue()))
                .orElse(false);
    }

    private static Optional<List<ComponentDescription>> components(AnnotationValue texts) {
        List<ComponentDescription> components = new ArrayList<>();
        try {
            for (Object text : (List<?>) texts.getValue()) {
                components.add(ComponentDescription.parse((String) ((AnnotationValue) text).getValue()));
            }
            return Optional.of(components);
        } catch (ProtocolFormatException e) {
            return Optional.empty();
        }
    }
}
