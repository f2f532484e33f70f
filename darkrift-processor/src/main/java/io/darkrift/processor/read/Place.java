package io.darkrift.processor.read;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.VariableElement;

/**
 * The component that is being read.
 *
 * @param name as in {@code Choose.items}
 * @param field its private field, which carries its annotations
 * @param site the field
 * @param home the package of the record, which the generated code will be in
 * @param encoding the encoding of text of the component, unless it names one itself
 */
record Place(String name, VariableElement field, Site site, PackageElement home, TextEncoding encoding) {
    Refusal refuse(Rule rule, String text) {
        return new Refusal(rule, site, text);
    }

    /** The record that has the component. */
    Element owner() {
        return field.getEnclosingElement();
    }
}
