package io.darkrift.processor.write;

import com.palantir.javapoet.ClassName;
import io.darkrift.annotation.TextEncoding;
import java.util.List;

/** The classes of the runtime that generated code uses. */
final class RuntimeNames {
    static final ClassName WRITER = ClassName.get("io.darkrift.wire", "DarkriftWriter");
    static final ClassName READER = ClassName.get("io.darkrift.wire", "DarkriftReader");
    static final ClassName VALUE_SERIALIZER = ClassName.get("io.darkrift.wire", "ValueSerializer");
    static final ClassName BIG_ENDIAN = ClassName.get("io.darkrift.wire.support", "BigEndian");
    static final ClassName CHECKS = ClassName.get("io.darkrift.wire.support", "Checks");
    static final ClassName READS = ClassName.get("io.darkrift.wire.support", "Reads");
    static final ClassName LISTS = ClassName.get("io.darkrift.wire.support", "Lists");
    static final ClassName MESSAGE_SERIALIZER = ClassName.get("io.darkrift.message", "MessageSerializer");
    static final ClassName REGISTRY = ClassName.get("io.darkrift.message", "MessageRegistry");
    static final ClassName REGISTRY_PROVIDER = ClassName.get("io.darkrift.message", "MessageRegistryProvider");
    static final ClassName ENCODING = ClassName.get(TextEncoding.class);

    /** Simple names that generated methods use as they are, so that no local variable may have them. */
    static final List<String> USED_IN_METHODS = List.of(
            "BigEndian", "Checks", "Reads", "Lists", "TextEncoding", "List", "Collections", "Iterator", "ArrayList");

    private RuntimeNames() {}
}
