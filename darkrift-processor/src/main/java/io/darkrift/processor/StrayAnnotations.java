package io.darkrift.processor;

import io.darkrift.annotation.WireValue;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Finds annotations where they mean nothing. */
final class StrayAnnotations {
    private StrayAnnotations() {}

    static void report(RoundEnvironment round, Diagnostics diagnostics) {
        for (Element element : round.getElementsAnnotatedWith(WireValue.class)) {
            if (element.getKind() != ElementKind.ENUM_CONSTANT) {
                diagnostics.report(
                        Rule.STRAY_WIRE_VALUE,
                        Site.ofMember(element).annotation(WireValue.class.getName()),
                        "@WireValue pins the number of an enum constant, and " + element.getSimpleName()
                                + " is none: remove it");
            }
        }
    }
}
