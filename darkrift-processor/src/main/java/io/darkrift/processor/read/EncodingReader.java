package io.darkrift.processor.read;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.report.Rule;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;

/** Reads the encoding of text. */
final class EncodingReader {
    private EncodingReader() {}

    /** That of a component: its own, or else that of its record. */
    static TextEncoding of(Optional<WireAnnotation.Use> use, Place place) throws Refusal {
        List<?> given = use.flatMap(text -> Annotations.given(text.mirror(), "value"))
                .map(value -> value.getValue() instanceof List<?> list ? list : List.of())
                .orElse(List.of());
        if (given.size() > 1) {
            throw new Refusal(
                    Rule.TWO_ENCODINGS,
                    use.orElseThrow().site().value("value"),
                    place.name() + " has " + given.size() + " encodings: name one at most");
        }
        return given.isEmpty() ? place.encoding() : parse((AnnotationValue) given.get(0));
    }

    /** That of a message or struct: its own, or else that of the module. */
    static TextEncoding of(AnnotationMirror record, TextEncoding module) {
        return Annotations.given(record, "encoding").map(EncodingReader::parse).orElse(module);
    }

    private static TextEncoding parse(AnnotationValue value) {
        // What does not resolve is no constant, and an error of javac's.
        return value.getValue() instanceof VariableElement constant
                ? TextEncoding.valueOf(constant.getSimpleName().toString())
                : TextEncoding.UTF_16LE;
    }
}
