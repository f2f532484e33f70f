package io.darkrift.processor.read;

import io.darkrift.annotation.Appended;
import io.darkrift.processor.model.RecordModel.Surroundings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads what the place of a record asks of the class that is written beside it. */
public final class SurroundingsReader {
    private final Elements elements;

    public SurroundingsReader(Elements elements) {
        this.elements = elements;
    }

    Surroundings of(TypeElement record) {
        Set<TypeElement> named = new LinkedHashSet<>();
        Set<TypeElement> constructed = new LinkedHashSet<>();
        construct(record, named, constructed);
        boolean isDeprecated = named.stream().anyMatch(this::isDeprecated)
                || constructed.stream().anyMatch(this::hasDeprecatedConstructor)
                || RecordComponents.of(record).stream()
                        .anyMatch(component -> elements.isDeprecated(component.getAccessor()));
        ModuleElement module = elements.getModuleOf(record);
        return new Surroundings(Visibility.isPublic(record), isDeprecated, !module.isUnnamed());
    }

    /** Returns the surroundings of a class that does not belong to a record. */
    public Surroundings of(ModuleElement module, boolean isPublic, boolean isDeprecated) {
        return new Surroundings(isPublic, isDeprecated, !module.isUnnamed());
    }

    /** The types, in no other, that the serializer of a record names. */
    public static Set<TypeElement> namedBy(TypeElement record) {
        Set<TypeElement> named = new LinkedHashSet<>();
        construct(record, named, new LinkedHashSet<>());
        return named.stream().map(SurroundingsReader::outermost).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Collects the types that a serializer names, and those whose constructors it calls: its record, and defaults. */
    private static void construct(TypeElement record, Set<TypeElement> named, Set<TypeElement> constructed) {
        if (!constructed.add(record)) {
            return;
        }
        named.add(record);
        boolean isDefault = constructed.size() > 1;
        for (RecordComponentElement component : RecordComponents.of(record)) {
            Set<TypeElement> own = new LinkedHashSet<>();
            collect(component.asType(), own);
            named.addAll(own);
            List<TypeElement> records = own.stream()
                    .filter(type -> type.getKind() == ElementKind.RECORD)
                    .toList();
            if (!records.isEmpty() && (isDefault || isAppended(component))) {
                records.forEach(type -> construct(type, named, constructed));
            }
        }
    }

    private static boolean isAppended(RecordComponentElement component) {
        for (VariableElement field :
                ElementFilter.fieldsIn(component.getEnclosingElement().getEnclosedElements())) {
            if (field.getSimpleName().equals(component.getSimpleName())) {
                return Annotations.has(field, Appended.class);
            }
        }
        return false;
    }

    private static void collect(TypeMirror type, Set<TypeElement> into) {
        if (type instanceof ArrayType array) {
            collect(array.getComponentType(), into);
        } else if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            if (into.add(element) && UnionReader.isUnion(element)) {
                element.getPermittedSubclasses().forEach(each -> collect(each, into));
            }
            declared.getTypeArguments().forEach(argument -> collect(argument, into));
        }
    }

    private boolean isDeprecated(TypeElement type) {
        for (Element each = type;
                each != null && !(each instanceof PackageElement);
                each = each.getEnclosingElement()) {
            if (elements.isDeprecated(each)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasDeprecatedConstructor(TypeElement record) {
        for (ExecutableElement constructor : ElementFilter.constructorsIn(record.getEnclosedElements())) {
            if (constructor.getParameters().size()
                            == RecordComponents.of(record).size()
                    && elements.isDeprecated(constructor)) {
                return true;
            }
        }
        return false;
    }

    private static TypeElement outermost(TypeElement type) {
        TypeElement outermost = type;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        return outermost;
    }
}
