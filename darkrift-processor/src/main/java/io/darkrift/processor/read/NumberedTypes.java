package io.darkrift.processor.read;

import io.darkrift.annotation.WireValue;
import io.darkrift.processor.model.EnumModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The numbers of enums and unions that have been found right when the serializers of their holders were written. */
public final class NumberedTypes {
    /** A struct of a union, and its number. */
    public record Variant(TypeElement struct, long number) {}

    private static final String ECLIPSE = "org.eclipse.jdt.internal.compiler.apt.";

    private NumberedTypes() {}

    /** The constants of an enum, in their order. */
    public static List<EnumModel.Constant> constants(TypeElement type) {
        List<EnumModel.Constant> constants = new ArrayList<>();
        for (Element constant : inOrder(type)) {
            long number = number(constant).orElse((long) constants.size());
            constants.add(new EnumModel.Constant(constant.getSimpleName().toString(), number, false));
        }
        return constants;
    }

    /** The structs of a sealed interface, and of those in it, in the order of their numbers. */
    public static List<Variant> variants(TypeElement type) {
        List<Variant> variants = new ArrayList<>();
        collect(type, variants);
        return variants.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Variant::number))
                .toList();
    }

    private static void collect(TypeElement type, List<Variant> variants) {
        for (TypeMirror permitted : type.getPermittedSubclasses()) {
            TypeElement each = (TypeElement) ((DeclaredType) permitted).asElement();
            if (UnionReader.isUnion(each)) {
                collect(each, variants);
            } else {
                variants.add(new Variant(each, number(each).orElse(0L)));
            }
        }
    }

    /** Returns the value of {@code @WireValue}. */
    static Optional<Long> number(Element element) {
        return Annotations.find(element, WireValue.class)
                .flatMap(mirror -> Annotations.given(mirror, "value"))
                .map(value -> value.getValue() instanceof Long number ? number : 0L);
    }

    /**
     * The constants of an enum in the order of their ordinals. The compiler of Eclipse sorts the members of a class file by
     * name, and numbers made of that order would be wrong: it keeps the true one in its own model.
     */
    static List<? extends Element> inOrder(TypeElement type) {
        List<? extends Element> constants = type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .toList();
        return type.getClass().getName().startsWith(ECLIPSE)
                ? constants.stream()
                        .sorted(Comparator.comparingInt(NumberedTypes::position))
                        .toList()
                : constants;
    }

    /** The place of a constant in its class, which Eclipse's {@code FieldBinding} has as its id. */
    private static int position(Element constant) {
        try {
            Object binding = constant.getClass().getField("_binding").get(constant);
            return binding.getClass().getField("id").getInt(binding);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the order of the constants of " + constant.getEnclosingElement()
                            + " is not known with this version of the Eclipse compiler: give each a @WireValue",
                    e);
        }
    }
}
