package io.darkrift.processor.read;

import io.darkrift.processor.model.RecordModel.Surroundings;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads what the place of a record asks of the class that is written beside it. */
public final class SurroundingsReader {
    private final Elements elements;

    public SurroundingsReader(Elements elements) {
        this.elements = elements;
    }

    Surroundings of(TypeElement record) {
        return of(elements.getModuleOf(record), Visibility.isPublic(record), isDeprecated(record));
    }

    /** Those of a class that is no record's. */
    public Surroundings of(ModuleElement module, boolean isPublic, boolean isDeprecated) {
        String generated = "javax.annotation.processing.Generated";
        boolean hasGenerated = module.isUnnamed()
                ? elements.getTypeElement(generated) != null
                : elements.getTypeElement(module, generated) != null;
        return new Surroundings(isPublic, isDeprecated, hasGenerated, !module.isUnnamed());
    }

    private boolean isDeprecated(TypeElement record) {
        for (Element each = record; !(each instanceof PackageElement); each = each.getEnclosingElement()) {
            if (elements.isDeprecated(each)) {
                return true;
            }
        }
        for (RecordComponentElement component : record.getRecordComponents()) {
            if (elements.isDeprecated(component.getAccessor()) || isDeprecated(component.asType())) {
                return true;
            }
        }
        return false;
    }

    private boolean isDeprecated(TypeMirror type) {
        if (type instanceof DeclaredType declared) {
            return elements.isDeprecated(declared.asElement())
                    || declared.getTypeArguments().stream().anyMatch(this::isDeprecated);
        }
        return type instanceof javax.lang.model.type.ArrayType array && isDeprecated(array.getComponentType());
    }
}
