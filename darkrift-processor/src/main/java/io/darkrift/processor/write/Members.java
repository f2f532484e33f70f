package io.darkrift.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.CustomSerializer;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields and methods of a serializer that its components ask for, and their names. */
final class Members {
    private final NameAllocator fields = new NameAllocator();
    private final NameAllocator methods = new NameAllocator();
    private final Set<ClassName> reserved = new HashSet<>();
    private final Map<CustomSerializer, String> serializers = new LinkedHashMap<>();
    private final Map<WireType.Enumerated, EnumMembers> enums = new LinkedHashMap<>();

    /** The names for one enum in one width. */
    record EnumMembers(String values, String toConstant, String toNumber) {}

    static Members of(RecordModel model) {
        Members members = new Members();
        members.fields.newName("INSTANCE");
        members.fields.newName("SIZE");
        RuntimeNames.USED_IN_METHODS.forEach(members.fields::newName);
        for (Component component : model.components()) {
            WireType type = component.type();
            members.add(type instanceof WireType.Sequence sequence ? sequence.element() : type);
        }
        return members;
    }

    private void add(WireType type) {
        if (type instanceof WireType.Custom custom && !serializers.containsKey(custom.serializer())) {
            String name = upperSnake(custom.serializer().name());
            serializers.put(custom.serializer(), fields.newName(name));
        } else if (type instanceof WireType.Enumerated enumerated && !enums.containsKey(enumerated)) {
            enums.put(enumerated, names(enumerated));
        } else if (type instanceof WireType.FixedStruct struct) {
            reserve(struct.serializer());
        } else if (type instanceof WireType.VaryingStruct struct) {
            reserve(struct.serializer());
        }
    }

    /** Keeps local variables from hiding a class. */
    private void reserve(ClassName type) {
        if (reserved.add(type)) {
            fields.newName(type.simpleName());
        }
    }

    private EnumMembers names(WireType.Enumerated type) {
        ClassName name = type.model().name();
        String simple = name.simpleName();
        String lower = Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
        return new EnumMembers(
                type.model().isOrdinal() ? fields.newName(upperSnake(name) + "_VALUES") : "",
                methods.newName(lower + "Of"),
                type.model().isOrdinal() ? "" : methods.newName("numberOf" + simple));
    }

    private static String upperSnake(ClassName name) {
        return name.simpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    }

    Map<CustomSerializer, String> serializers() {
        return serializers;
    }

    Map<WireType.Enumerated, EnumMembers> enums() {
        return enums;
    }

    String fieldOf(CustomSerializer serializer) {
        return serializers.get(serializer);
    }

    EnumMembers membersOf(WireType.Enumerated type) {
        return enums.get(type);
    }

    /** Names for the local variables of a method: none hides a field or a class. */
    NameAllocator locals(String... taken) {
        NameAllocator locals = fields.clone();
        for (String name : taken) {
            locals.newName(name);
        }
        return locals;
    }
}
