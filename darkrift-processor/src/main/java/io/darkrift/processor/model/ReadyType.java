package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Arrays;
import java.util.Optional;

/** The classes that the runtime has serializers for. */
public enum ReadyType {
    UUID("java.util", "UUID", "Uuid", 16, false),
    INSTANT("java.time", "Instant", "Instant", 12, true),
    DURATION("java.time", "Duration", "Duration", 12, true),
    VECTOR2("io.darkrift.value", "Vector2", "Vector2", 8, false),
    VECTOR3("io.darkrift.value", "Vector3", "Vector3", 12, false),
    VECTOR4("io.darkrift.value", "Vector4", "Vector4", 16, false);

    private final ClassName javaType;
    private final ClassName serializer;
    private final int bytes;
    private final boolean canBeRefused;

    ReadyType(String packageName, String name, String stem, int bytes, boolean canBeRefused) {
        this.javaType = ClassName.get(packageName, name);
        this.serializer = ClassName.get("io.darkrift.value", stem + "Serializer");
        this.bytes = bytes;
        this.canBeRefused = canBeRefused;
    }

    public static Optional<ReadyType> of(TypeName type) {
        return Arrays.stream(values())
                .filter(ready -> ready.javaType.equals(type))
                .findFirst();
    }

    public ClassName javaType() {
        return javaType;
    }

    /** A class with the static methods put and get. */
    public ClassName serializer() {
        return serializer;
    }

    public int bytes() {
        return bytes;
    }

    /** Whether bytes of the right count can still be no such value. */
    public boolean canBeRefused() {
        return canBeRefused;
    }
}
