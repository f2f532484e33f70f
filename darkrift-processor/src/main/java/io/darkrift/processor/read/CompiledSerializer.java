package io.darkrift.processor.read;

import java.util.OptionalInt;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * What the serializer of a struct, in a class file, says of its bytes.
 *
 * @param size those that each value takes, if it is the same for all
 * @param minSize those that a value takes at the least
 * @param canBeRefused whether get needs a reader for its exceptions
 * @param isSerializer whether it is one, and not another class of that name
 */
record CompiledSerializer(OptionalInt size, int minSize, boolean canBeRefused, boolean isSerializer) {
    static CompiledSerializer of(TypeElement serializer) {
        OptionalInt size = constant(serializer, "SIZE");
        boolean takesReader = ElementFilter.methodsIn(serializer.getEnclosedElements()).stream()
                .anyMatch(method -> method.getSimpleName().contentEquals("get")
                        && method.getParameters().size() == 3);
        boolean hasInstance = ElementFilter.fieldsIn(serializer.getEnclosedElements()).stream()
                .anyMatch(field -> field.getSimpleName().contentEquals("INSTANCE"));
        return new CompiledSerializer(size, constant(serializer, "MIN_SIZE").orElse(0), takesReader, hasInstance);
    }

    private static OptionalInt constant(TypeElement serializer, String name) {
        for (VariableElement field : ElementFilter.fieldsIn(serializer.getEnclosedElements())) {
            if (field.getSimpleName().contentEquals(name) && field.getConstantValue() instanceof Integer value) {
                return OptionalInt.of(value);
            }
        }
        return OptionalInt.empty();
    }
}
