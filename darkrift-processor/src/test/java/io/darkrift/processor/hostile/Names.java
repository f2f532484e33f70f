package io.darkrift.processor.hostile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Names that are legal, and mean something else elsewhere. */
final class Names {
    private static final List<String> JAVA_LANG = List.of(
            "Class",
            "Object",
            "Character",
            "Record",
            "Override",
            "String",
            "Integer",
            "Long",
            "Short",
            "Byte",
            "Float",
            "Double",
            "Boolean",
            "Enum",
            "Void",
            "Iterable",
            "Comparable",
            "Number",
            "System",
            "Math",
            "Deprecated",
            "SuppressWarnings",
            "Thread",
            "Module",
            "Package",
            "Exception",
            "IllegalArgumentException",
            "FunctionalInterface");
    private static final List<String> GENERATED = List.of(
            "Codec",
            "Codecs",
            "EnumTable",
            "UnionCodec",
            "WireInteger",
            "Checks",
            "Reads",
            "BigEndian",
            "Lists",
            "Limits",
            "RangeChecks",
            "PackedBits",
            "Quantization",
            "DarkriftReader",
            "DarkriftWriter",
            "ValueSerializer",
            "MessageSerializer",
            "RecordSerializer",
            "Layout",
            "DarkriftGenerated",
            "MessageRegistry",
            "MessageHandler",
            "UnknownTagException",
            "Direction",
            "TextEncoding",
            "List",
            "Map",
            "Optional",
            "Iterator",
            "UUID",
            "Instant",
            "Duration",
            "BigInteger",
            "Vector3",
            "UuidSerializer",
            "DarkriftMessage",
            "Registry",
            "RegistryHandler");
    private static final List<String> OTHERS = List.of(
            "def",
            "fn",
            "self",
            "lambda",
            "namespace",
            "struct",
            "None",
            "True",
            "pass",
            "async",
            "await",
            "delegate",
            "internal",
            "params",
            "readonly",
            "ref",
            "object",
            "string",
            "ushort",
            "unsigned",
            "function",
            "typeof",
            "undefined",
            "let",
            "impl",
            "mut",
            "nil",
            "PascalCase",
            "HTTPServer",
            "élan",
            "ﬀ",
            "İstanbul",
            "变量",
            "Ωmega",
            "Größe",
            "Ж",
            "位置",
            "_A",
            "A_B",
            "X1",
            "SIZE",
            "INSTANCE",
            "COLOUR",
            "colour",
            "Colour",
            "Item",
            "Part",
            "Shape",
            "Kind",
            "Team",
            "a",
            "b",
            "T",
            "C");
    private static final List<String> VARIABLES = List.of(
            "in",
            "out",
            "at",
            "bytes",
            "value",
            "i",
            "j",
            "index",
            "place",
            "count",
            "java",
            "javax",
            "hostile",
            "darkrift",
            "record",
            "sealed",
            "permits",
            "yield",
            "var",
            "when",
            "with",
            "module",
            "open",
            "INSTANCE",
            "SIZE",
            "MIN_SIZE",
            "x",
            "X",
            "length",
            "größe",
            "ж",
            "_x",
            "$y",
            "tag",
            "type",
            "direction",
            "write",
            "read",
            "put",
            "get",
            "context",
            "message",
            "number",
            "constant",
            "remaining",
            "array",
            "of",
            "STRING_LIST",
            "KIND");

    private final Random random;
    private final Set<String> types = new HashSet<>();

    Names(Random random) {
        this.random = random;
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    /** A name for a type: none differs from another by its case alone, since files on some systems do not. */
    String type() {
        while (true) {
            String name = pick(List.of(JAVA_LANG, GENERATED, OTHERS).get(random.nextInt(3)));
            if (types.add(name.toLowerCase(Locale.ROOT))) {
                return name;
            }
            if (types.add("t" + types.size())) {
                return "Type" + types.size();
            }
        }
    }

    /** So many names for components. */
    List<String> components(int count) {
        Set<String> names = new HashSet<>();
        List<String> list = new ArrayList<>();
        while (list.size() < count) {
            String name = switch (random.nextInt(4)) {
                case 0 -> pick(VARIABLES);
                case 1 -> pick(OTHERS);
                case 2 -> pick(random.nextBoolean() ? JAVA_LANG : GENERATED);
                default -> "c" + list.size();
            };
            if (names.add(name)) {
                list.add(name);
            }
        }
        return list;
    }

    /** So many names for constants. */
    List<String> constants(int count) {
        return components(count);
    }
}
