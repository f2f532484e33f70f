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
    static final ClassName LIMITS = ClassName.get("io.darkrift.wire.support", "Limits");
    static final ClassName MAPS = ClassName.get("io.darkrift.wire.support", "Maps");
    static final ClassName RANGE_CHECKS = ClassName.get("io.darkrift.wire.support", "RangeChecks");
    static final ClassName RANGE_READS = ClassName.get("io.darkrift.wire.support", "RangeReads");
    static final ClassName ARRAY_RANGES = ClassName.get("io.darkrift.wire.support", "ArrayRanges");
    static final ClassName PACKED_BITS = ClassName.get("io.darkrift.wire.support", "PackedBits");
    static final ClassName QUANTIZATION = ClassName.get("io.darkrift.wire.support", "Quantization");
    static final ClassName LAYOUT = ClassName.get("io.darkrift.wire.support", "Layout");
    static final ClassName GENERATED = ClassName.get("io.darkrift.wire.support", "DarkriftGenerated");
    static final ClassName MESSAGE_SERIALIZER = ClassName.get("io.darkrift.message", "MessageSerializer");
    static final ClassName REGISTRY = ClassName.get("io.darkrift.message", "MessageRegistry");
    static final ClassName REGISTRY_PROVIDER = ClassName.get("io.darkrift.message", "MessageRegistryProvider");
    static final ClassName MESSAGE_HANDLER = ClassName.get("io.darkrift.message", "MessageHandler");
    static final ClassName UNKNOWN_TAG = ClassName.get("io.darkrift.message", "UnknownTagException");
    static final ClassName ENCODING = ClassName.get(TextEncoding.class);

    /** Simple names that generated methods use as they are, so that no local variable may have them. */
    static final List<String> USED_IN_METHODS = List.of(
            "BigEndian",
            "Checks",
            "Reads",
            "Lists",
            "Limits",
            "Maps",
            "RangeChecks",
            "RangeReads",
            "ArrayRanges",
            "PackedBits",
            "Quantization",
            "TextEncoding",
            "List",
            "Map",
            "Optional",
            "Arrays",
            "Collections",
            "Iterator",
            "ArrayList");

    private RuntimeNames() {}
}
