package io.darkrift.processor.model;

import io.darkrift.protocol.ReadyType;
import java.util.Arrays;
import java.util.Optional;

/** The classes of values that the runtime has serializers for. */
public final class ReadyClasses {
    private ReadyClasses() {}

    public static Optional<ReadyType> typeOf(JavaType java) {
        return Arrays.stream(ReadyType.values())
                .filter(type -> javaType(type).equals(java))
                .findFirst();
    }

    public static ClassName javaType(ReadyType type) {
        return switch (type) {
            case UUID -> ClassName.get("java.util", "UUID");
            case INSTANT -> ClassName.get("java.time", "Instant");
            case DURATION -> ClassName.get("java.time", "Duration");
            case VECTOR2, VECTOR3, VECTOR4 -> ClassName.get("io.darkrift.value", stem(type));
        };
    }

    static ClassName serializer(ReadyType type) {
        return ClassName.get("io.darkrift.value", stem(type) + "Serializer");
    }

    private static String stem(ReadyType type) {
        return type.name().charAt(0) + type.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
