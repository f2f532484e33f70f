package io.darkrift.processor.report;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/**
 * Collects what is wrong and prints it once, in the last round: javac ends the rounds at the first error, and the
 * serializers of the sound records, and the registry, would be missed all over the user's code.
 */
public final class Diagnostics {
    private final Elements elements;
    private final Messager messager;
    private final VisiblePlaces places;
    private final Map<Finding, Diagnostic.Kind> findings = new LinkedHashMap<>();

    public Diagnostics(Elements elements, Messager messager) {
        this.elements = elements;
        this.messager = messager;
        this.places = new VisiblePlaces(messager);
    }

    public void report(Finding finding) {
        findings.put(finding, Diagnostic.Kind.ERROR);
    }

    public void report(Rule rule, Site site, String text) {
        report(new Finding(rule, site, text));
    }

    /** Collects something that works, though not for everybody. */
    public void warn(Rule rule, Site site, String text) {
        findings.putIfAbsent(new Finding(rule, site, text), Diagnostic.Kind.WARNING);
    }

    /**
     * Collects a fault of the processor itself.
     *
     * @param site what it was working on
     * @param name the name of that
     */
    public void fault(Site site, CharSequence name, RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        report(
                Rule.PROCESSOR_FAULT,
                site,
                "darkrift-processor failed on " + name + ": " + e + (trace.length == 0 ? "" : " at " + trace[0])
                        + ". This is a fault of the processor: please report it with the source of " + name);
    }

    /** Says something that is not wrong, at once. */
    public void note(Rule rule, String text) {
        messager.printMessage(Diagnostic.Kind.NOTE, new Finding(rule, Site.NONE, text).toString());
    }

    /** Prints all findings. */
    public void flush() {
        findings.forEach(this::print);
        findings.clear();
    }

    private void print(Finding finding, Diagnostic.Kind kind) {
        Site site = finding.site();
        Element element = element(site);
        if (element == null) {
            messager.printMessage(kind, finding.toString());
            return;
        }
        if (!places.shows(element)) {
            messager.printMessage(kind, places.locate(finding.toString(), element), places.nearest(element));
            return;
        }
        AnnotationMirror annotation = annotation(element, site.annotation());
        AnnotationValue value = value(annotation, site.value());
        messager.printMessage(kind, finding.toString(), element, annotation, value);
    }

    private Element element(Site site) {
        if (site.packageName().isPresent()) {
            return elements.getPackageElement(site.packageName().get());
        }
        TypeElement type = site.type().isEmpty() ? null : elements.getTypeElement(site.type());
        return type == null || site.member().isEmpty() ? type : member(type, site.member());
    }

    /** The field, rather than the record component: javac 17 shows no line for a component. */
    private static Element member(TypeElement type, String name) {
        Element found = type;
        for (Element member : type.getEnclosedElements()) {
            ElementKind kind = member.getKind();
            if (member.getSimpleName().contentEquals(name) && (kind.isField() || found == type)) {
                found = member;
            }
        }
        return found;
    }

    private static AnnotationMirror annotation(Element element, String name) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(name)) {
                return mirror;
            }
        }
        return null;
    }

    private static AnnotationValue value(AnnotationMirror annotation, String name) {
        if (annotation == null) {
            return null;
        }
        for (var method : ElementFilter.methodsIn(annotation.getElementValues().keySet())) {
            if (method.getSimpleName().contentEquals(name)) {
                return annotation.getElementValues().get(method);
            }
        }
        return null;
    }
}
