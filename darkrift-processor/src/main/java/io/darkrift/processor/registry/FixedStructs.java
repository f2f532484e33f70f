package io.darkrift.processor.registry;

import io.darkrift.processor.files.OutputDirectory;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.read.SerializerNames;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.StructDescription;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The structs of other modules that always have the same size. Serializers of messages that hold them have that size as a
 * constant, and read and write wrong bytes if the other module is replaced by one in which it is another.
 */
final class FixedStructs {
    private static final String SIZE = "SIZE";

    private final Elements elements;
    private final OutputDirectory output;
    private final Predicate<String> isCompiledNow;

    /**
     * The structs of other modules.
     *
     * @param isCompiledNow whether the type of a canonical name is in this compilation
     */
    FixedStructs(Elements elements, OutputDirectory output, Predicate<String> isCompiledNow) {
        this.elements = elements;
        this.output = output;
        this.isCompiledNow = isCompiledNow;
    }

    /** The sizes, by the serializers, as far as code in a package can reach these. */
    Map<ClassName, Integer> of(ProtocolDescription protocol, String packageName) {
        Map<ClassName, Integer> sizes = new TreeMap<>();
        for (StructDescription struct : protocol.structs()) {
            TypeElement type = elements.getTypeElement(struct.name());
            ClassName name = SerializerNames.of(type);
            TypeElement serializer = elements.getTypeElement(name.canonicalName());
            if (isOfThisModule(type) || serializer == null || !isReachable(serializer, packageName)) {
                continue;
            }
            for (VariableElement field : ElementFilter.fieldsIn(serializer.getEnclosedElements())) {
                if (field.getSimpleName().contentEquals(SIZE) && field.getConstantValue() instanceof Integer size) {
                    sizes.put(name, size);
                }
            }
        }
        return sizes;
    }

    /** Returns whether a struct is compiled now, or was in an earlier step of the same build. */
    private boolean isOfThisModule(TypeElement struct) {
        return isCompiledNow.test(struct.getQualifiedName().toString())
                || output.hasClass(elements.getBinaryName(struct).toString());
    }

    private static boolean isReachable(TypeElement serializer, String packageName) {
        return serializer.getModifiers().contains(Modifier.PUBLIC)
                || serializer.getEnclosingElement().toString().equals(packageName);
    }
}
