package io.darkrift.processor.peers;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.UnionModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.peers.PeerLimit.Kind;
import io.darkrift.protocol.ValueDescription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what peers of one language can't read or write right in a message. Each struct is looked into once. */
abstract class PeerLimits {
    private final RecordModel message;
    private final Map<String, WireType> named = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<PeerLimit> found = new LinkedHashSet<>();
    private ClassName owner;
    private Component component;

    PeerLimits(RecordModel message) {
        this.message = message;
        this.owner = message.name();
        message.components().forEach(each -> name(each.type()));
    }

    /** Remembers the types that descriptions name. */
    private void name(WireType type) {
        type.parts().forEach(this::name);
        String name = type.javaType().toString();
        if (type instanceof WireType.Struct struct && named.putIfAbsent(name, type) == null) {
            struct.components().forEach(each -> name(each.type()));
        } else if (type instanceof WireType.Union || type instanceof WireType.Enumerated) {
            named.putIfAbsent(name, type);
        }
    }

    /** The limits of all components. */
    final List<PeerLimit> find() {
        components(message.name(), message.components());
        return List.copyOf(found);
    }

    private void components(ClassName record, List<Component> components) {
        ClassName outer = owner;
        Component holder = component;
        owner = record;
        for (Component each : components) {
            component = each;
            value(each.type().description(), false);
        }
        owner = outer;
        component = holder;
    }

    /** Reports the component at hand. */
    final void because(Kind kind, String reason) {
        found.add(new PeerLimit(owner, component.name(), kind, component.place() + " " + reason));
    }

    private void value(ValueDescription type, boolean inSequence) {
        single(type, inSequence);
        if (type instanceof ValueDescription.Struct struct) {
            struct(struct.name());
        } else if (type instanceof ValueDescription.Union union) {
            ((WireType.Union) named.get(union.name()))
                    .model().variants().stream().map(UnionModel.Variant::struct).forEach(each -> {
                        single(each.description(), false);
                        struct(each.javaType().canonicalName());
                    });
        } else if (type instanceof ValueDescription.Sequence sequence) {
            if (inSequence) {
                byHand("is a list of lists");
            }
            value(sequence.element(), true);
        } else if (type instanceof ValueDescription.Mapping mapping) {
            byHand("is a map");
            value(mapping.key(), false);
            value(mapping.value(), false);
        } else if (type instanceof ValueDescription.Maybe maybe) {
            byHand("is a value that may be absent");
            value(maybe.value(), false);
        }
    }

    private void struct(String name) {
        if (seen.add(name)) {
            WireType.Struct struct = (WireType.Struct) named.get(name);
            if (struct.isSized()) {
                byHand("has values of type " + struct.javaType().simpleName()
                        + ", with the count of their bytes before them");
            }
            components(struct.javaType(), struct.components());
        }
    }

    final EnumModel enumOf(ValueDescription.Enumerated type) {
        return ((WireType.Enumerated) named.get(type.name())).model();
    }

    static String simpleName(String canonicalName) {
        return canonicalName.substring(canonicalName.lastIndexOf('.') + 1);
    }

    /** Reports what takes code that has to be written for it. */
    abstract void byHand(String what);

    /** Reports what is wrong with a value itself, whatever is in it. */
    abstract void single(ValueDescription type, boolean inSequence);
}
