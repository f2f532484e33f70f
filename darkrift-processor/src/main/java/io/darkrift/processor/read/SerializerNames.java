package io.darkrift.processor.read;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.TypeElement;

/** Names the serializers: {@code ChooseSerializer} for {@code Choose}, {@code Game_ChooseSerializer} for a nested one. */
final class SerializerNames {
    private SerializerNames() {}

    static ClassName of(TypeElement type) {
        ClassName name = ClassName.get(type);
        return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Serializer");
    }
}
