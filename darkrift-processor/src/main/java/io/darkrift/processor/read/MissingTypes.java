package io.darkrift.processor.read;

import io.darkrift.annotation.SerializedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Tells whether a record waits for types that other processors may still write. Whatever {@link RecordReader} would wait
 * for is found; it does not matter if it is more.
 */
public final class MissingTypes {
    /** What is known of structs and unions. */
    private final Map<Element, Boolean> holders = new HashMap<>();

    /** Whether a type is missing in a record, or in what it holds. */
    public boolean areIn(TypeElement record) {
        for (VariableElement field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
            if (isMissing(field.asType()) || hasMissingSerializer(field)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMissing(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        }
        if (type instanceof ArrayType array) {
            return isMissing(array.getComponentType());
        }
        if (!(type instanceof DeclaredType declared)) {
            return false;
        }
        return declared.getTypeArguments().stream().anyMatch(this::isMissing)
                || isHolding((TypeElement) declared.asElement());
    }

    /** Looks into structs, and into sealed interfaces. */
    private boolean isHolding(TypeElement type) {
        boolean isStruct = StructReader.isStruct(type);
        if (!isStruct && !UnionReader.isUnion(type)) {
            return false;
        }
        Boolean known = holders.putIfAbsent(type, false);
        if (known != null) {
            return known;
        }
        boolean isMissing =
                isStruct ? areIn(type) : type.getPermittedSubclasses().stream().anyMatch(this::isMissing);
        holders.put(type, isMissing);
        return isMissing;
    }

    private boolean hasMissingSerializer(VariableElement field) {
        Optional<AnnotationMirror> mirror = Annotations.find(field, SerializedBy.class);
        Optional<Object> named =
                mirror.flatMap(each -> Annotations.given(each, "value")).map(AnnotationValue::getValue);
        return named.isPresent() && !(named.get() instanceof TypeMirror type && isComplete(type));
    }

    private boolean isComplete(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return false;
        }
        if (!(type instanceof DeclaredType declared)) {
            return true;
        }
        TypeElement element = (TypeElement) declared.asElement();
        return isComplete(element.getSuperclass())
                && element.getInterfaces().stream().allMatch(this::isComplete);
    }
}
