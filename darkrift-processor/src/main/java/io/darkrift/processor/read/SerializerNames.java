package io.darkrift.processor.read;

import io.darkrift.processor.model.ClassName;
import javax.lang.model.element.TypeElement;

/** Names the serializers: {@code ChooseSerializer} for {@code Choose}, {@code Game_ChooseSerializer} for a nested one. */
public final class SerializerNames {
    private SerializerNames() {}

    public static ClassName of(TypeElement type) {
        return of(ClassName.get(type));
    }

    public static ClassName of(ClassName name) {
        return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Serializer");
    }
}
