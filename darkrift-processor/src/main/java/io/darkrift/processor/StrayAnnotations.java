package io.darkrift.processor;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.WireValue;
import io.darkrift.processor.read.Annotations;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Finds annotations where they mean nothing. */
final class StrayAnnotations {
    private StrayAnnotations() {}

    static void report(RoundEnvironment round, Diagnostics diagnostics) {
        for (Element element : round.getElementsAnnotatedWith(WireValue.class)) {
            if (element.getKind() != ElementKind.ENUM_CONSTANT && !Annotations.has(element, DarkriftStruct.class)) {
                diagnostics.report(
                        Rule.STRAY_WIRE_VALUE,
                        siteOf(element).annotation(WireValue.class.getName()),
                        "@WireValue pins the number of an enum constant, or of a struct in a sealed interface, and "
                                + element.getSimpleName() + " is neither: remove it");
            }
        }
    }

    private static Site siteOf(Element element) {
        return element instanceof TypeElement type ? Site.of(type) : Site.ofMember(element);
    }
}
