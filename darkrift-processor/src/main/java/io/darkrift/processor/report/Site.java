package io.darkrift.processor.report;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Where an error is shown. It is kept by name, since elements do not outlive a round.
 *
 * @param type the canonical name of a type, {@code a.b.package-info} for a package, or empty for no place at all
 * @param member the name of a field or constant in it, or empty
 * @param annotation the canonical name of an annotation on that, or empty
 * @param value the name of a value in the annotation, or empty
 */
public record Site(String type, String member, String annotation, String value) {
    /** No place: the compilation as a whole. */
    public static final Site NONE = new Site("", "", "", "");

    private static final String PACKAGE = ".package-info";

    public static Site of(TypeElement type) {
        return new Site(type.getQualifiedName().toString(), "", "", "");
    }

    public static Site ofPackage(String name) {
        return new Site(name + PACKAGE, "", "", "");
    }

    public static Site ofMember(Element member) {
        return of((TypeElement) member.getEnclosingElement())
                .member(member.getSimpleName().toString());
    }

    /** The name of the package that it is, if it is one. */
    Optional<String> packageName() {
        return type.endsWith(PACKAGE)
                ? Optional.of(type.substring(0, type.length() - PACKAGE.length()))
                : Optional.empty();
    }

    public Site member(String name) {
        return new Site(type, name, "", "");
    }

    public Site annotation(String name) {
        return new Site(type, member, name, "");
    }

    public Site value(String name) {
        return new Site(type, member, annotation, name);
    }
}
