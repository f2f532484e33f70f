package io.darkrift.processor.read;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.processor.model.JavaType;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What to do about a type that has no wire type. */
final class Remedies {
    private static final Set<String> COLLECTIONS = Set.of("Collection", "Set", "Iterable", "ArrayList", "Queue");

    private Remedies() {}

    static String forType(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return "use another type";
        }
        Optional<JavaType.Primitive> primitive = JavaType.of(type).unbox();
        if (primitive.isPresent()) {
            return "use " + primitive.get() + ", or mark it @Nullable if it may be absent";
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return "use another type";
        }
        Element element = ((DeclaredType) type).asElement();
        if (Annotations.has(element, DarkriftMessage.class)) {
            return "a message can't hold a message, make it a @DarkriftStruct";
        }
        if (element.getKind() == ElementKind.RECORD) {
            return "mark the record with @DarkriftStruct, or name a serializer with @SerializedBy";
        }
        String simpleName = element.getSimpleName().toString();
        if (simpleName.endsWith("Map")) {
            return "use a Map";
        }
        if (simpleName.startsWith("Optional")) {
            return "use an Optional of the box, such as Optional<Integer>";
        }
        return COLLECTIONS.contains(simpleName)
                ? "use an array or a List"
                : "use another type, or name a serializer with @SerializedBy";
    }
}
