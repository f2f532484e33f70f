package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.annotation.Direction;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.ClassName;
import java.util.List;
import java.util.Set;

/** The classes of the runtime and of Java that generated code uses. */
final class RuntimeNames {
    static final ClassName WRITER = ClassName.get("io.darkrift.wire", "DarkriftWriter");
    static final ClassName READER = ClassName.get("io.darkrift.wire", "DarkriftReader");
    static final ClassName VALUE_SERIALIZER = ClassName.get("io.darkrift.wire", "ValueSerializer");
    static final ClassName SIZED_SERIALIZER = ClassName.get("io.darkrift.wire", "SizedSerializer");

    static final ClassName BIG_ENDIAN = ClassName.get("io.darkrift.wire.support", "BigEndian");
    static final ClassName CHECKS = ClassName.get("io.darkrift.wire.support", "Checks");
    static final ClassName READS = ClassName.get("io.darkrift.wire.support", "Reads");
    static final ClassName LISTS = ClassName.get("io.darkrift.wire.support", "Lists");
    static final ClassName LIMITS = ClassName.get("io.darkrift.wire.support", "Limits");
    static final ClassName RANGE_CHECKS = ClassName.get("io.darkrift.wire.support", "RangeChecks");
    static final ClassName RANGE_READS = ClassName.get("io.darkrift.wire.support", "RangeReads");
    static final ClassName ARRAY_RANGES = ClassName.get("io.darkrift.wire.support", "ArrayRanges");
    static final ClassName PACKED_BITS = ClassName.get("io.darkrift.wire.support", "PackedBits");
    static final ClassName QUANTIZATION = ClassName.get("io.darkrift.wire.support", "Quantization");
    static final ClassName LAYOUT = ClassName.get("io.darkrift.wire.support", "Layout");
    static final ClassName GENERATED = ClassName.get("io.darkrift.wire.support", "DarkriftGenerated");

    static final ClassName CODEC = ClassName.get("io.darkrift.wire.codec", "Codec");
    static final ClassName CODECS = ClassName.get("io.darkrift.wire.codec", "Codecs");
    static final ClassName ENUM_TABLE = ClassName.get("io.darkrift.wire.codec", "EnumTable");
    static final ClassName UNION_CODEC = ClassName.get("io.darkrift.wire.codec", "UnionCodec");
    static final ClassName WIRE_INTEGER = ClassName.get("io.darkrift.wire.codec", "WireInteger");

    static final ClassName RECORD_SERIALIZER = ClassName.get("io.darkrift.message", "RecordSerializer");
    static final ClassName REGISTRY = ClassName.get("io.darkrift.message", "MessageRegistry");
    static final ClassName REGISTRY_PROVIDER = ClassName.get("io.darkrift.message", "MessageRegistryProvider");
    static final ClassName MESSAGE_HANDLER = ClassName.get("io.darkrift.message", "MessageHandler");
    static final ClassName ANSWER = ClassName.get("io.darkrift.message", "Answer");
    static final ClassName UNKNOWN_TAG = ClassName.get("io.darkrift.message", "UnknownTagException");

    static final ClassName ENCODING = ClassName.get(TextEncoding.class);

    /** All that stand in serializers, so that no field and no local variable may be called so. */
    static final List<ClassName> ALL = List.of(
            WRITER,
            READER,
            VALUE_SERIALIZER,
            SIZED_SERIALIZER,
            BIG_ENDIAN,
            CHECKS,
            READS,
            LISTS,
            LIMITS,
            RANGE_CHECKS,
            RANGE_READS,
            ARRAY_RANGES,
            PACKED_BITS,
            QUANTIZATION,
            LAYOUT,
            GENERATED,
            CODEC,
            CODECS,
            ENUM_TABLE,
            UNION_CODEC,
            WIRE_INTEGER,
            RECORD_SERIALIZER,
            ENCODING,
            ClassName.get(Direction.class),
            ClassName.get("java.util", "List"),
            ClassName.get("java.util", "Map"),
            ClassName.get("java.util", "Optional"),
            ClassName.get("java.util", "Iterator"),
            ClassName.get("java.math", "BigInteger"));

    /** The variables of generated classes whose names do not depend on the record. */
    private static final Set<String> VARIABLES =
            Set.of("INSTANCE", "SIZE", "MIN_SIZE", "value", "out", "in", "at", "bytes", "i");

    private RuntimeNames() {}

    /** A type before a dot in an expression, where a variable of its name would be taken for it. */
    static CodeBlock inExpression(ClassName type) {
        return VARIABLES.contains(type.simpleNames().get(0))
                ? Code.of("$L", type.canonicalName())
                : Code.of("$T", type);
    }
}
