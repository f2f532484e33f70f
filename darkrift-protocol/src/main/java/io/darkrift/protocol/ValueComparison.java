package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Custom;
import io.darkrift.protocol.ValueDescription.Mapping;
import io.darkrift.protocol.ValueDescription.Maybe;
import io.darkrift.protocol.ValueDescription.Numeric;
import io.darkrift.protocol.ValueDescription.Quantized;
import io.darkrift.protocol.ValueDescription.Sequence;
import io.darkrift.protocol.ValueDescription.Struct;
import io.darkrift.protocol.ValueDescription.Union;
import io.darkrift.protocol.Wire.Leaf;
import java.util.List;

/** Finds out what made other bytes of a value. */
final class ValueComparison {
    private final WireLayouts oldLayouts;
    private final WireLayouts layouts;
    private final ComponentComparison components;
    private final ChangeSink sink;
    private final WireDifferences differences;

    ValueComparison(WireLayouts oldLayouts, WireLayouts layouts, ComponentComparison components, ChangeSink sink) {
        this.oldLayouts = oldLayouts;
        this.layouts = layouts;
        this.components = components;
        this.sink = sink;
        this.differences = new WireDifferences(sink);
    }

    void compare(String place, ValueDescription old, ValueDescription now) {
        List<Leaf> was = oldLayouts.of(old);
        List<Leaf> is = layouts.of(now);
        if (WireShapes.same(was, is)) {
            differences.compare(place, was, is);
        } else if (old instanceof Struct a && now instanceof Struct b) {
            components.structs(place, a, b);
        } else if (old instanceof Custom a
                && now instanceof Custom b
                && oldLayouts.serializer(a).isPresent()
                && layouts.serializer(b).isPresent()) {
            components.components(
                    place,
                    oldLayouts.serializer(a).get().components(),
                    layouts.serializer(b).get().components(),
                    false);
        } else if (old instanceof Sequence a && now instanceof Sequence b && areRepeated(was, is)) {
            differences.lengths(place, a.maxLength(), b.maxLength());
            compare(place + "[]", a.element(), b.element());
        } else if (old instanceof Mapping a && now instanceof Mapping b) {
            differences.lengths(place, a.maxLength(), b.maxLength());
            compare(place + "[key]", a.key(), b.key());
            compare(place + "[]", a.value(), b.value());
        } else if (old instanceof Maybe a && now instanceof Maybe b) {
            compare(place, a.value(), b.value());
        } else if (old instanceof Union a && now instanceof Union b && a.type() == b.type()) {
            union(place, (Wire.Choice) was.get(0).wire(), (Wire.Choice)
                    is.get(0).wire());
        } else {
            sink.report(kind(old, now, was, is), place + " was " + old + " and is " + now);
        }
    }

    private static boolean areRepeated(List<Leaf> old, List<Leaf> now) {
        return old.get(0).wire() instanceof Wire.Repeat && now.get(0).wire() instanceof Wire.Repeat;
    }

    private void union(String place, Wire.Choice old, Wire.Choice now) {
        differences.variants(place, old, now);
        for (var pair : Numbering.of(old, now).kept()) {
            if (pair.old().struct().equals(pair.now().struct())) {
                Struct struct = new Struct(pair.now().struct());
                if (!WireShapes.same(pair.old().layout(), pair.now().layout())) {
                    components.structs(place + "." + WireDifferences.simpleName(struct.name()), struct, struct);
                }
            } else if (!WireShapes.same(pair.old().layout(), pair.now().layout())) {
                differences.removed(place, pair.old());
            }
        }
    }

    private static ChangeKind kind(ValueDescription old, ValueDescription now, List<Leaf> was, List<Leaf> is) {
        if (old instanceof Quantized && isReal(now) || now instanceof Quantized && isReal(old)) {
            return ChangeKind.QUANTIZATION_CHANGED;
        }
        boolean isOneEach = was.size() == 1 && is.size() == 1;
        boolean isText = isOneEach && (areAll(Wire.Chars.class, was, is) || areAll(Wire.OneChar.class, was, is));
        return isText ? ChangeKind.ENCODING_CHANGED : ChangeKind.COMPONENT_RETYPED;
    }

    private static boolean areAll(Class<? extends Wire> type, List<Leaf> old, List<Leaf> now) {
        return type.isInstance(old.get(0).wire()) && type.isInstance(now.get(0).wire());
    }

    private static boolean isReal(ValueDescription value) {
        return value instanceof Quantized
                || value instanceof Numeric numeric && !numeric.type().isInteger();
    }
}
