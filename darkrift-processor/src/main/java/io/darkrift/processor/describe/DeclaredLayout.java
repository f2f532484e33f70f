package io.darkrift.processor.describe;

import io.darkrift.annotation.WireLayout;
import io.darkrift.processor.read.Annotations;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.ProtocolFormatException;
import io.darkrift.protocol.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads what a serializer by hand says that it writes. */
final class DeclaredLayout {
    private final Elements elements;
    private final Diagnostics diagnostics;

    DeclaredLayout(Elements elements, Diagnostics diagnostics) {
        this.elements = elements;
        this.diagnostics = diagnostics;
    }

    /** The components, or nothing if the serializer is opaque, or says what is not well-formed, which is reported. */
    Optional<List<ComponentDescription>> of(TypeElement serializer) {
        Optional<AnnotationValue> texts =
                Annotations.find(serializer, WireLayout.class).flatMap(mirror -> Annotations.given(mirror, "value"));
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        List<ComponentDescription> components = new ArrayList<>();
        for (Object text : (List<?>) texts.get().getValue()) {
            Optional<ComponentDescription> component =
                    component(serializer, String.valueOf(((AnnotationValue) text).getValue()));
            if (component.isEmpty()) {
                return Optional.empty();
            }
            components.add(component.get());
        }
        return Optional.of(components);
    }

    private Optional<ComponentDescription> component(TypeElement serializer, String text) {
        try {
            ComponentDescription component = ComponentDescription.parse(text);
            Optional<References.Reference> unknown = References.of(component.type())
                    .filter(reference -> !exists(reference))
                    .findFirst();
            if (unknown.isEmpty()) {
                return Optional.of(component);
            }
            report(serializer, "\"" + text + "\" names the " + unknown.get() + ", which does not exist");
        } catch (ProtocolFormatException e) {
            report(serializer, "\"" + text + "\" is not well-formed: " + e.getMessage());
        }
        return Optional.empty();
    }

    private boolean exists(References.Reference reference) {
        TypeElement type = elements.getTypeElement(reference.name());
        return type != null
                && switch (reference.kind()) {
                    case STRUCT -> type.getKind() == ElementKind.RECORD;
                    case ENUM -> type.getKind() == ElementKind.ENUM;
                    case UNION -> type.getKind() == ElementKind.INTERFACE;
                    case SERIALIZER -> type.getKind() == ElementKind.CLASS;
                };
    }

    void report(TypeElement serializer, String what) {
        diagnostics.report(
                Rule.WIRE_LAYOUT,
                Site.of(serializer).annotation(WireLayout.class.getName()),
                "the @WireLayout of " + serializer.getSimpleName() + ": " + what
                        + ": write a name and a type for each value, as in \"cents: int64\", or remove the annotation");
    }
}
