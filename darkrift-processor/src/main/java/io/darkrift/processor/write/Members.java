package io.darkrift.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.CustomSerializer;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.NumberKind;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields and methods of a serializer that its components ask for, and their names. */
final class Members {
    private final NameAllocator fields = new NameAllocator();
    private final NameAllocator methods = new NameAllocator();
    private final Set<ClassName> reserved = new HashSet<>();
    private final Map<CustomSerializer, String> serializers = new LinkedHashMap<>();
    private final Map<EnumModel, EnumMembers> enums = new LinkedHashMap<>();
    private final Map<WireType.Union, UnionMembers> unions = new LinkedHashMap<>();

    /**
     * What a serializer has for an enum.
     *
     * @param values the name of the array of its constants, where each has its ordinal
     * @param toConstant the name of the method that finds the constant of a number
     * @param toNumber the name of the method that knows the number of a constant, where that is not its ordinal
     * @param isLong whether some component is wider than an int
     * @param isSigned whether some component can hold a number below 0
     */
    record EnumMembers(String values, String toConstant, String toNumber, boolean isLong, boolean isSigned) {
        EnumMembers with(NumberKind kind) {
            return new EnumMembers(
                    values,
                    toConstant,
                    toNumber,
                    isLong || kind.needsLong(),
                    isSigned || kind.isSigned() || kind == NumberKind.UINT64);
        }
    }

    /** The names of the methods that a serializer has for a sealed interface. */
    record UnionMembers(String write, String read) {}

    static Members of(RecordModel model) {
        Members members = new Members();
        members.fields.newName("INSTANCE");
        members.fields.newName("SIZE");
        members.fields.newName("MIN_SIZE");
        RuntimeNames.USED_IN_METHODS.forEach(members.fields::newName);
        for (Component component : model.components()) {
            members.add(component.type());
        }
        return members;
    }

    private void add(WireType type) {
        if (type instanceof WireType.Custom custom && !serializers.containsKey(custom.serializer())) {
            String name = upperSnake(custom.serializer().name());
            serializers.put(custom.serializer(), fields.newName(name));
        } else if (type instanceof WireType.Enumerated enumerated) {
            EnumMembers names = enums.computeIfAbsent(enumerated.model(), this::names);
            enums.put(enumerated.model(), names.with(enumerated.kind()));
        } else if (type instanceof WireType.FixedStruct struct) {
            reserve(struct.serializer());
        } else if (type instanceof WireType.VaryingStruct struct) {
            reserve(struct.serializer());
        } else if (type instanceof WireType.Ready ready) {
            reserve(ready.type().serializer());
        } else if (type instanceof WireType.Union union) {
            unions.computeIfAbsent(union, this::names);
        }
        type.parts().forEach(this::add);
    }

    private UnionMembers names(WireType.Union union) {
        String simple = union.model().name().simpleName();
        String name = union.kind() == NumberKind.UINT8
                ? simple
                : simple + "As" + union.kind().label();
        return new UnionMembers(methods.newName("write" + name), methods.newName("read" + name));
    }

    /** Keeps local variables from hiding a class. */
    private void reserve(ClassName type) {
        if (reserved.add(type)) {
            fields.newName(type.simpleName());
        }
    }

    private EnumMembers names(EnumModel model) {
        String simple = model.name().simpleName();
        String lower = Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
        return new EnumMembers(
                model.isOrdinal() ? fields.newName(upperSnake(model.name()) + "_VALUES") : "",
                methods.newName(lower + "Of"),
                model.isOrdinal() ? "" : methods.newName("numberOf" + simple),
                false,
                false);
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

    Map<EnumModel, EnumMembers> enums() {
        return enums;
    }

    String fieldOf(CustomSerializer serializer) {
        return serializers.get(serializer);
    }

    EnumMembers membersOf(WireType.Enumerated type) {
        return enums.get(type.model());
    }

    Map<WireType.Union, UnionMembers> unions() {
        return unions;
    }

    UnionMembers membersOf(WireType.Union type) {
        return unions.get(type);
    }

    /** Names for the local variables of a method: none hides a field or a class. */
    NameAllocator locals(List<String> counters, String... taken) {
        NameAllocator locals = fields.clone();
        counters.forEach(locals::newName);
        for (String name : taken) {
            locals.newName(name);
        }
        return locals;
    }
}
