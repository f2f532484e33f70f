package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Enumerated;
import io.darkrift.protocol.ValueDescription.Mapping;
import io.darkrift.protocol.ValueDescription.Maybe;
import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.ValueDescription.Sequence;
import io.darkrift.protocol.ValueDescription.Struct;
import io.darkrift.protocol.ValueDescription.Union;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sees that what is used is described, and that no value contains itself. */
final class ReferenceCheck {
    private final Map<String, StructDescription> structs = new HashMap<>();
    private final Set<String> enums;
    private final Map<String, UnionDescription> unions = new HashMap<>();

    /** The structs and unions that lead to where the check is. */
    private final Deque<String> path = new ArrayDeque<>();

    private final Set<String> checked = new HashSet<>();

    ReferenceCheck(List<StructDescription> structs, List<EnumDescription> enums, List<UnionDescription> unions) {
        structs.forEach(each -> this.structs.put(each.name(), each));
        this.enums = enums.stream().map(EnumDescription::name).collect(Collectors.toSet());
        unions.forEach(each -> this.unions.put(each.name(), each));
    }

    void check(List<MessageDescription> messages) {
        messages.forEach(message -> components(message.name(), message.components()));
        structs.keySet().forEach(name -> struct(name, name));
        unions.keySet().forEach(name -> union(name, name));
    }

    private void components(String owner, List<ComponentDescription> components) {
        components.forEach(component -> value(owner + "." + component.name(), component.type()));
    }

    private void value(String place, ValueDescription type) {
        if (type instanceof Struct struct) {
            struct(place, struct.name());
        } else if (type instanceof Union union) {
            union(place, union.name());
        } else if (type instanceof Enumerated each) {
            described(place, "enum", each.name(), enums.contains(each.name()));
        } else if (type instanceof Packed packed) {
            packed.enumName().ifPresent(name -> described(place, "enum", name, enums.contains(name)));
        } else {
            parts(type).forEach(part -> value(place, part));
        }
    }

    private static Stream<ValueDescription> parts(ValueDescription type) {
        if (type instanceof Sequence sequence) {
            return Stream.of(sequence.element());
        }
        if (type instanceof Mapping mapping) {
            return Stream.of(mapping.key(), mapping.value());
        }
        return type instanceof Maybe maybe ? Stream.of(maybe.value()) : Stream.of();
    }

    private void struct(String place, String name) {
        StructDescription struct = structs.get(name);
        described(place, "struct", name, struct != null);
        within("struct " + name, () -> components(name, struct.components()));
    }

    private void union(String place, String name) {
        UnionDescription union = unions.get(name);
        described(place, "union", name, union != null);
        within("union " + name, () -> union.variants().forEach(variant -> struct(name, variant.struct())));
    }

    private static void described(String place, String what, String name, boolean is) {
        if (!is) {
            throw new IllegalArgumentException(place + " uses the " + what + " " + name + ", which is not described");
        }
    }

    private void within(String name, Runnable check) {
        if (path.contains(name)) {
            throw new IllegalArgumentException(name + " contains itself: " + String.join(" > ", path) + " > " + name);
        }
        if (checked.contains(name)) {
            return;
        }
        path.addLast(name);
        check.run();
        path.removeLast();
        checked.add(name);
    }
}
