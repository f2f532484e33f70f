package io.darkrift.processor.read;

import io.darkrift.annotation.Appended;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.util.Elements;

/** Reads what a component is where an older peer does not send it. */
final class DefaultReader {
    private final Elements elements;

    DefaultReader(Elements elements) {
        this.elements = elements;
    }

    Optional<Component.Appended> read(WireType type, Place place) throws Refusal {
        Optional<AnnotationMirror> mirror = Annotations.find(place.field(), Appended.class);
        if (mirror.isEmpty()) {
            return Optional.empty();
        }
        Site site = place.site().annotation(Appended.class.getName());
        String text = Annotations.given(mirror.get(), "defaultValue")
                .map(value -> String.valueOf(value.getValue()))
                .orElse("");
        DefaultParser parser = new DefaultParser(text, each -> isReachable(each, place));
        return Optional.of(new Component.Appended(
                text,
                type.accept(parser)
                        .orElseThrow(() -> new Refusal(
                                Rule.APPENDED, site.value("defaultValue"), place.name() + " " + parser.problem()))));
    }

    /** Returns whether the serializer, which makes the default, can name a type that is in it. */
    private boolean isReachable(ClassName type, Place place) {
        return Visibility.isReachable(elements.getTypeElement(type.canonicalName()), place.home(), elements);
    }

    /** Refuses a component that must be there behind one that may be missing. */
    static void checkOrder(List<Component> components, Site record) throws Refusal {
        Component appended = null;
        for (Component component : components) {
            if (component.appended().isPresent()) {
                appended = component;
            } else if (appended != null) {
                throw new Refusal(
                        Rule.APPENDED,
                        record.member(appended.name()).annotation(Appended.class.getName()),
                        appended.place() + " is appended, but " + component.name() + " follows, which is not: move "
                                + appended.name() + " to the end, or append " + component.name() + " too");
            }
        }
    }
}
