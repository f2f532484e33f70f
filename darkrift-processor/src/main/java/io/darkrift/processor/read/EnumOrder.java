package io.darkrift.processor.read;

import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * The constants of an enum in the order of their ordinals. The compiler of Eclipse sorts the members of a class file by
 * name, and numbers made of that order would be wrong: it keeps the true one in its own model.
 */
final class EnumOrder {
    private static final String ECLIPSE = "org.eclipse.jdt.internal.compiler.apt.";

    private EnumOrder() {}

    static List<? extends Element> of(TypeElement type) {
        List<? extends Element> constants = type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .toList();
        return type.getClass().getName().startsWith(ECLIPSE)
                ? constants.stream()
                        .sorted(Comparator.comparingInt(EnumOrder::position))
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
