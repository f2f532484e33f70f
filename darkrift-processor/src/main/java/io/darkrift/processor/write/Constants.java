package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.CustomSerializer;
import io.darkrift.processor.model.Default;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.UnionModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.protocol.NumericType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The constants of a serializer: tables of enums, serializers that the user wrote, and codecs of whatever is more than
 * one value. It also knows the names that its methods may not use for local variables.
 */
final class Constants {
    /** A loop takes some 70 bytes, and HotSpot leaves methods of more than 8,000 to its interpreter. */
    private static final int MAX_LOOPS = 32;

    private static final int MAX_NAME = 40;

    private final Names names = new Names();
    private final Set<String> reserved = new HashSet<>();
    private final List<FieldSpec> fields = new ArrayList<>();
    private final Map<CustomSerializer, String> serializers = new HashMap<>();
    private final Map<EnumModel, String> tables = new HashMap<>();
    private final Map<String, String> codecs = new HashMap<>();
    private final boolean hasManyLoops;

    Constants(RecordModel model) {
        hasManyLoops = model.components().stream()
                        .filter(component -> isLoop(component.type()))
                        .count()
                > MAX_LOOPS;
        reserve(model);
        for (Component component : model.components()) {
            add(component);
        }
    }

    /** Reserves what no field and no local variable may be called: types, the roots of their packages, and members. */
    private void reserve(RecordModel model) {
        RuntimeNames.ALL.forEach(this::reserve);
        reserve(model.name());
        reserve(model.serializer());
        List.of("INSTANCE", "SIZE", "MIN_SIZE").forEach(this::reserve);
        model.components().forEach(component -> reserve(component.type()));
        model.components()
                .forEach(component ->
                        component.appended().ifPresent(appended -> reserve(component.type(), appended.value())));
    }

    private void reserve(WireType type) {
        reserve(type.javaType());
        if (type instanceof WireType.Struct struct) {
            reserve(struct.serializer());
        } else if (type instanceof WireType.Ready ready) {
            reserve(ready.serializer());
        } else if (type instanceof WireType.Custom custom) {
            reserve(custom.serializer().name());
        }
        type.parts().forEach(this::reserve);
    }

    /** Reserves the types that a default constructs. */
    private void reserve(WireType type, Default value) {
        reserve(type);
        if (type instanceof WireType.Struct struct && value instanceof Default.Struct defaults) {
            for (int i = 0; i < defaults.components().size(); i++) {
                reserve(struct.components().get(i).type(), defaults.components().get(i));
            }
        }
    }

    private void reserve(JavaType type) {
        if (type instanceof ClassName name) {
            reserve(name.simpleNames().get(0));
            reserve(name.simpleName());
            int dot = name.packageName().indexOf('.');
            reserve(dot < 0 ? name.packageName() : name.packageName().substring(0, dot));
        } else if (type instanceof JavaType.Generic generic) {
            reserve(generic.raw());
            generic.arguments().forEach(this::reserve);
        } else if (type instanceof JavaType.ArrayOf array) {
            reserve(array.component());
        } else if (type instanceof JavaType.Annotated annotated) {
            reserve(annotated.type());
            annotated.annotations().forEach(this::reserve);
        }
    }

    private void reserve(String name) {
        if (!name.isEmpty() && reserved.add(name)) {
            names.newName(name);
        }
    }

    private void add(Component component) {
        WireType type = component.type();
        boolean isComposed = type instanceof WireType.Maybe
                || type instanceof WireType.Mapping
                || type instanceof WireType.Union
                || type instanceof WireType.Sequence sequence
                        && !isOneCall(sequence)
                        && (!isLoop(type)
                                || hasManyLoops
                                || component.appended().isPresent());
        if (isComposed) {
            addCodec(type, component.name());
        } else {
            addPart(type, component.name());
        }
    }

    /** Adds what a type needs that is written without a codec. */
    private void addPart(WireType type, String component) {
        if (type instanceof WireType.Custom custom) {
            serializers.computeIfAbsent(custom.serializer(), this::addSerializer);
        } else if (type instanceof WireType.Enumerated enumerated) {
            tables.computeIfAbsent(enumerated.model(), this::addTable);
        } else if (type instanceof WireType.Union) {
            addCodec(type, component);
        } else {
            type.parts().forEach(part -> addPart(part, component));
        }
    }

    private String addSerializer(CustomSerializer serializer) {
        String name = names.newName(upperSnake(serializer.name().simpleName()));
        addField(
                Code.name(serializer.name()),
                name,
                serializer.hasInstance()
                        ? Code.of("$L.INSTANCE", RuntimeNames.inExpression(serializer.name()))
                        : Code.of("new $T()", serializer.name()));
        return name;
    }

    private String addTable(EnumModel model) {
        String name = names.newName(upperSnake(model.name().simpleName()));
        CodeBlock.Builder table =
                CodeBlock.builder().add(Code.of("$T.of($T.class", RuntimeNames.ENUM_TABLE, model.name()));
        if (!model.isOrdinal()) {
            numbers(model).forEach(line -> table.add(",$W$S", line));
        }
        table.add(")");
        model.unknown().ifPresent(unknown -> table.add(".orElse($S)", unknown));
        addField(Code.generic(RuntimeNames.ENUM_TABLE, model.name()), name, table.build());
        return name;
    }

    /** Returns the constants and their numbers, in strings of a line each. */
    private static List<String> numbers(EnumModel model) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (EnumModel.Constant constant : model.constants()) {
            String next = constant.name() + "=" + constant.number();
            if (line.length() > 0 && line.length() + next.length() > 70) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(next);
        }
        lines.add(line.toString());
        return lines;
    }

    private void addCodec(WireType type, String component) {
        type.parts().stream()
                .filter(part -> !(type instanceof WireType.Union))
                .forEach(part -> addPart(part, component));
        if (codecs.containsKey(key(type))) {
            return;
        }
        String suggestion = nameOf(type);
        String name = names.newName(suggestion.length() > MAX_NAME ? upperSnake(component) : suggestion);
        addField(
                Code.generic(RuntimeNames.CODEC, type.javaType().box()),
                name,
                type instanceof WireType.Union union ? union(union) : CodecCode.of(type, this));
        codecs.put(key(type), name);
    }

    private static CodeBlock union(WireType.Union type) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(Code.of(
                        "$T.of($T.class, $L, $L)",
                        RuntimeNames.UNION_CODEC,
                        type.javaType(),
                        Literals.wireInteger(type.kind()),
                        type.model().leastBytes()))
                .add("$>$>");
        for (UnionModel.Variant variant : type.model().variants()) {
            String number = variant.number() == (int) variant.number() ? "" : "L";
            code.add(Code.of(
                    "\n.with($L$L, $T.class, $T.INSTANCE)",
                    variant.number(),
                    number,
                    variant.struct().javaType(),
                    variant.struct().serializer()));
        }
        return code.add("$<$<").build();
    }

    private void addField(TypeName type, String name, CodeBlock value) {
        fields.add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build());
    }

    /** Returns the word for a type in the name of a constant. */
    private static String nameOf(WireType type) {
        if (type instanceof WireType.Sequence sequence) {
            return nameOf(sequence.element()) + (sequence.isList() ? "_LIST" : "_ARRAY");
        }
        if (type instanceof WireType.Maybe maybe) {
            return (maybe.isOptional() ? "OPTIONAL_" : "NULLABLE_") + nameOf(maybe.value());
        }
        if (type instanceof WireType.Mapping mapping) {
            return nameOf(mapping.key()) + "_TO_" + nameOf(mapping.value());
        }
        if (type instanceof WireType.Numeric number
                && !number.java().natural().filter(number.kind()::equals).isPresent()) {
            return number.kind().name();
        }
        JavaType java = type.javaType();
        String name = java instanceof ClassName each ? each.simpleName() : java.toString();
        String suffix =
                type instanceof WireType.Union union && union.kind() != NumericType.UINT8 ? "_AS_" + union.kind() : "";
        return upperSnake(name.replaceAll("[\\[\\]]", " ").strip().replace(' ', '_') + suffix);
    }

    static String upperSnake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    }

    /** Returns whether the runtime has a method for all elements. */
    static boolean isOneCall(WireType.Sequence type) {
        WireType element = type.element();
        return type.maxLength().isEmpty()
                && (element instanceof WireType.Bool
                        || element instanceof WireType.Char
                        || !type.isList() && element instanceof WireType.Numeric number && number.isBulk());
    }

    /** Returns whether a loop writes the elements: those of a fixed width at constant distances, and structs by direct calls. */
    private static boolean isLoop(WireType type) {
        return type instanceof WireType.Sequence sequence
                && (sequence.element() instanceof WireType.Fixed
                        || sequence.element() instanceof WireType.VaryingStruct)
                && !(sequence.element() instanceof WireType.Bool)
                && !(type.javaType() instanceof JavaType.ArrayOf array
                        && array.component().isPrimitive()
                        && sequence.element() instanceof WireType.Numeric number
                        && number.isBulk());
    }

    private static String key(WireType type) {
        return type.javaType() + " " + type.description();
    }

    List<FieldSpec> fields() {
        return fields;
    }

    String table(WireType.Enumerated type) {
        return tables.get(type.model());
    }

    String serializer(CustomSerializer serializer) {
        return serializers.get(serializer);
    }

    boolean hasCodec(WireType type) {
        return codecs.containsKey(key(type));
    }

    String codec(WireType type) {
        return codecs.get(key(type));
    }

    /** Names for the local variables of a method. */
    Names locals(String... parameters) {
        Names locals = names.copy();
        for (String parameter : parameters) {
            locals.newName(parameter);
        }
        return locals;
    }
}
