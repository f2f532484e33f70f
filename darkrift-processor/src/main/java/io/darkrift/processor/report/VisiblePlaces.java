package io.darkrift.processor.report;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.QualifiedNameable;

/**
 * What a compiler can show as the place of an error. The Eclipse compiler (3.46, and before) has no place for records,
 * their fields and the constants of enums: what is around them is shown then, and the text names them in full.
 */
final class VisiblePlaces {
    private final boolean isEclipse;

    VisiblePlaces(Messager messager) {
        isEclipse = messager.getClass().getName().startsWith("org.eclipse.jdt.");
    }

    boolean shows(Element element) {
        ElementKind kind = element.getKind();
        return !isEclipse
                || kind != ElementKind.RECORD
                        && kind != ElementKind.ENUM_CONSTANT
                        && (kind != ElementKind.FIELD || shows(element.getEnclosingElement()));
    }

    /** The element itself, or the nearest around it that can be shown: a package at last, which has no place. */
    Element nearest(Element element) {
        Element nearest = element;
        while (!shows(nearest)) {
            nearest = nearest.getEnclosingElement();
        }
        return nearest;
    }

    /** Returns a string that describes the place by itself. */
    String locate(String text, Element element) {
        Element type = element instanceof QualifiedNameable ? element : element.getEnclosingElement();
        return text + " (in " + type + ")";
    }
}
