package io.darkrift.protocol;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sees that what is used is described, that no value contains itself, and that nothing follows a struct whose end is that
 * of the message.
 */
final class ReferenceCheck {
    private final Map<String, StructDescription> structs = new HashMap<>();
    private final Set<String> enums;
    private final Map<String, UnionDescription> unions = new HashMap<>();
    private final Map<String, SerializerDescription> serializers = new HashMap<>();

    /** The structs and unions that lead to where the check is. */
    private final Deque<References.Reference> path = new ArrayDeque<>();

    private final Set<References.Reference> checked = new HashSet<>();

    ReferenceCheck(
            List<StructDescription> structs,
            List<EnumDescription> enums,
            List<UnionDescription> unions,
            List<SerializerDescription> serializers) {
        structs.forEach(each -> this.structs.put(each.name(), each));
        this.enums = enums.stream().map(EnumDescription::name).collect(Collectors.toSet());
        unions.forEach(each -> this.unions.put(each.name(), each));
        serializers.forEach(each -> this.serializers.put(each.name(), each));
    }

    void check(List<MessageDescription> messages) {
        messages.forEach(message -> components(message.name(), message.components(), true));
        structs.keySet().forEach(name -> check(name, new References.Reference(References.Kind.STRUCT, name)));
        unions.keySet().forEach(name -> check(name, new References.Reference(References.Kind.UNION, name)));
        serializers.keySet().forEach(name -> check(name, new References.Reference(References.Kind.SERIALIZER, name)));
    }

    /**
     * Checks the components of a message, a struct or a serializer.
     *
     * @param canEnd whether a message may end in the last of them
     */
    private void components(String owner, List<ComponentDescription> components, boolean canEnd) {
        for (int i = 0; i < components.size(); i++) {
            ComponentDescription component = components.get(i);
            String place = owner + "." + component.name();
            References.of(component.type()).forEach(reference -> check(place, reference));
            boolean isLast = canEnd && i == components.size() - 1;
            if (!isLast || !(component.type() instanceof ValueDescription.Struct)) {
                References.of(component.type()).forEach(reference -> checkClosed(place, reference));
            }
        }
    }

    private void checkClosed(String place, References.Reference reference) {
        if (reference.kind() == References.Kind.UNION) {
            unions.get(reference.name())
                    .variants()
                    .forEach(variant ->
                            checkClosed(place, new References.Reference(References.Kind.STRUCT, variant.struct())));
        } else if (reference.kind() == References.Kind.STRUCT
                && structs.get(reference.name()).isOpen(structs::get)) {
            throw new IllegalArgumentException(place + " uses the " + reference
                    + ", which has an appended component and is not sized: it can only be the last component");
        }
    }

    private void check(String place, References.Reference reference) {
        if (!isDescribed(reference)) {
            throw new IllegalArgumentException(place + " uses the " + reference + ", which is not described");
        }
        if (path.contains(reference)) {
            String names = path.stream().map(Object::toString).collect(Collectors.joining(" > "));
            throw new IllegalArgumentException(reference + " contains itself: " + names + " > " + reference);
        }
        if (!checked.contains(reference)) {
            path.addLast(reference);
            parts(reference.name(), reference.kind());
            path.removeLast();
            checked.add(reference);
        }
    }

    private boolean isDescribed(References.Reference reference) {
        return switch (reference.kind()) {
            case STRUCT -> structs.containsKey(reference.name());
            case ENUM -> enums.contains(reference.name());
            case UNION -> unions.containsKey(reference.name());
            case SERIALIZER -> true; // Those that are not described are opaque.
        };
    }

    private void parts(String name, References.Kind kind) {
        if (kind == References.Kind.STRUCT) {
            components(name, structs.get(name).components(), true);
        } else if (kind == References.Kind.SERIALIZER && serializers.containsKey(name)) {
            components(name, serializers.get(name).components(), false);
        } else if (kind == References.Kind.UNION) {
            unions.get(name)
                    .variants()
                    .forEach(
                            variant -> check(name, new References.Reference(References.Kind.STRUCT, variant.struct())));
        }
    }
}
