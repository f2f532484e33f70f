package io.darkrift.processor.read;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.CustomSerializer;
import io.darkrift.processor.report.Rule;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the class that {@code @SerializedBy} names. */
final class SerializedByReader {
    private static final String VALUE_SERIALIZER = "io.darkrift.wire.ValueSerializer";

    /** A serializer, and the type of the values that it writes. */
    record Found(CustomSerializer serializer, TypeMirror values) {}

    private final Elements elements;
    private final Types types;

    SerializedByReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    Found read(WireAnnotation.Use use, Place place) throws Refusal, Unresolved {
        TypeElement type = named(use, place);
        if (type.getKind() == ElementKind.INTERFACE || !type.getKind().isClass()) {
            throw unusable(use, type.getSimpleName(), "is not a class");
        }
        if (!Visibility.isReachable(type, place.home(), elements)) {
            throw unusable(
                    use,
                    type.getSimpleName(),
                    "can't be reached from " + place.owner().getSimpleName() + ": make it public");
        }
        if (!type.getTypeParameters().isEmpty()) {
            throw unusable(use, type.getSimpleName(), "is generic: name a subclass that is not");
        }
        Optional<DeclaredType> implemented = valueSerializer(type.asType(), place, use);
        if (implemented.isEmpty() || implemented.get().getTypeArguments().isEmpty()) {
            throw unusable(
                    use, type.getSimpleName(), "does not implement ValueSerializer<T>, T being the type it writes");
        }
        boolean hasInstance = hasInstance(type, place);
        if (!hasInstance) {
            checkConstructor(use, type, place);
        }
        TypeMirror values = implemented.get().getTypeArguments().get(0);
        return new Found(new CustomSerializer(ClassName.get(type), hasInstance), values);
    }

    private static TypeElement named(WireAnnotation.Use use, Place place) throws Refusal, Unresolved {
        Object value = Annotations.given(use.mirror(), "value")
                .orElseThrow(Unresolved::toldByCompiler)
                .getValue();
        if (value instanceof DeclaredType declared && declared.getKind() == TypeKind.DECLARED) {
            return (TypeElement) declared.asElement();
        }
        if (value instanceof TypeMirror type && type.getKind() != TypeKind.ERROR) {
            throw new Refusal(
                    Rule.UNUSABLE_SERIALIZER,
                    use.site().value("value"),
                    type + " is not a class: name a class that implements ValueSerializer");
        }
        String name = value instanceof TypeMirror type ? type.toString() : "of @SerializedBy";
        throw new Unresolved(use.site(), place.name(), name);
    }

    private Optional<DeclaredType> valueSerializer(TypeMirror type, Place place, WireAnnotation.Use use)
            throws Unresolved {
        for (TypeMirror supertype : types.directSupertypes(type)) {
            if (supertype.getKind() == TypeKind.ERROR) {
                throw new Unresolved(use.site(), place.name(), supertype.toString());
            }
            DeclaredType declared = (DeclaredType) supertype;
            if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals(VALUE_SERIALIZER)) {
                return Optional.of(declared);
            }
            Optional<DeclaredType> inherited = valueSerializer(supertype, place, use);
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        return Optional.empty();
    }

    private boolean hasInstance(TypeElement type, Place place) {
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getSimpleName().contentEquals("INSTANCE")
                    && field.getModifiers().contains(Modifier.STATIC)
                    && types.isSameType(field.asType(), type.asType())
                    && isReachable(field, place)) {
                return true;
            }
        }
        return false;
    }

    private void checkConstructor(WireAnnotation.Use use, TypeElement type, Place place) throws Refusal {
        if (type.getKind() == ElementKind.ENUM || type.getModifiers().contains(Modifier.ABSTRACT)) {
            throw unusable(
                    use,
                    type.getSimpleName(),
                    "can't be made with new: give it a static field INSTANCE of its own type");
        }
        if (type.getNestingKind() == NestingKind.MEMBER && !type.getModifiers().contains(Modifier.STATIC)) {
            throw unusable(use, type.getSimpleName(), "is an inner class: make it static");
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (constructor.getParameters().isEmpty() && isReachable(constructor, place)) {
                return;
            }
        }
        throw unusable(
                use,
                type.getSimpleName(),
                "has neither a static field INSTANCE of its own type nor a constructor that takes nothing, which "
                        + place.owner().getSimpleName() + " can reach: give it one of them");
    }

    private boolean isReachable(Element member, Place place) {
        if (member.getModifiers().contains(Modifier.PUBLIC)) {
            return true;
        }
        return !member.getModifiers().contains(Modifier.PRIVATE)
                && elements.getPackageOf(member).equals(place.home());
    }

    static Refusal unusable(WireAnnotation.Use use, CharSequence type, String why) {
        return new Refusal(Rule.UNUSABLE_SERIALIZER, use.site().value("value"), type + " " + why);
    }
}
