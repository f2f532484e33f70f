package io.darkrift.processor.read;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** What a record must be, apart from its components. */
final class RecordRules {
    /** On each class that Kotlin's compiler makes, and on the stubs that it shows to processors. */
    private static final String KOTLIN = "kotlin.Metadata";

    private RecordRules() {}

    static void check(TypeElement type, AnnotationMirror annotation) throws Refusal {
        Site site = Site.of(type);
        String mark = "@" + annotation.getAnnotationType().asElement().getSimpleName();
        if (Annotations.find(type, KOTLIN).isPresent()) {
            throw new Refusal(
                    Rule.KOTLIN_CLASS,
                    site.annotation(Annotations.nameOf(annotation)),
                    mark + " is for records in Java, and " + type.getSimpleName() + " is a Kotlin class: write it in"
                            + " Java as a record, which Kotlin can use");
        }
        if (type.getKind() != ElementKind.RECORD) {
            throw new Refusal(
                    Rule.NOT_A_RECORD,
                    site.annotation(Annotations.nameOf(annotation)),
                    mark + " is for records, and " + type.getSimpleName() + " is " + article(type.getKind())
                            + ": make it a record");
        }
        Optional<Element> hidden = Visibility.privatePart(type);
        if (hidden.isPresent()) {
            throw new Refusal(
                    Rule.PRIVATE_RECORD,
                    site,
                    type.getSimpleName() + " can't be reached by its serializer, since "
                            + (hidden.get() == type ? "it" : hidden.get().getSimpleName())
                            + " is private: make it package-private or public");
        }
        if (!type.getTypeParameters().isEmpty()) {
            throw new Refusal(
                    Rule.GENERIC_RECORD,
                    site,
                    type.getSimpleName() + " is generic, so that its components have no certain wire type: write a"
                            + " record for each type argument");
        }
        if (Annotations.has(type, DarkriftMessage.class) && Annotations.has(type, DarkriftStruct.class)) {
            throw new Refusal(
                    Rule.MESSAGE_AND_STRUCT,
                    site.annotation(DarkriftStruct.class.getName()),
                    type.getSimpleName() + " is marked @DarkriftMessage and @DarkriftStruct: keep one; a message can"
                            + " hold a struct with the same components");
        }
        RequestRules.check(type);
    }

    private static String article(ElementKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return (name.matches("[aeiou].*") ? "an " : "a ") + name;
    }

    /** Returns whether a struct has the count of its bytes before it; a message has not. */
    static boolean isSized(AnnotationMirror annotation) {
        return Annotations.given(annotation, "sized")
                .map(value -> Boolean.TRUE.equals(value.getValue()))
                .orElse(false);
    }

    /** Returns the tag of a message, or nothing for a struct. */
    static OptionalInt tag(TypeElement type, AnnotationMirror annotation) throws Refusal, Unresolved {
        if (!Annotations.nameOf(annotation).equals(DarkriftMessage.class.getName())) {
            return OptionalInt.empty();
        }
        Object given = Annotations.given(annotation, "tag")
                .map(value -> value.getValue())
                .orElse(0);
        if (!(given instanceof Integer tag)) {
            throw Unresolved.toldByCompiler();
        }
        if (tag < 0 || tag > 65_535) {
            throw new Refusal(
                    Rule.TAG_RANGE,
                    Site.of(type).annotation(DarkriftMessage.class.getName()).value("tag"),
                    "tag " + tag + " of " + type.getSimpleName() + " is out of range: choose 0 to 65535");
        }
        return OptionalInt.of(tag);
    }
}
