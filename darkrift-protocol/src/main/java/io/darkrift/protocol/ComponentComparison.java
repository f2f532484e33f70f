package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out by the names of components what made other bytes of a message. */
final class ComponentComparison {
    private final WireLayouts oldLayouts;
    private final WireLayouts layouts;
    private final ChangeSink sink;
    private final ValueComparison values;

    ComponentComparison(WireLayouts oldLayouts, WireLayouts layouts, ChangeSink sink) {
        this.oldLayouts = oldLayouts;
        this.layouts = layouts;
        this.sink = sink;
        this.values = new ValueComparison(oldLayouts, layouts, this, sink);
    }

    void structs(String place, Struct old, Struct now) {
        StructDescription was = oldLayouts.struct(old);
        StructDescription is = layouts.struct(now);
        if (was.sized() != is.sized()) {
            sink.report(
                    ChangeKind.SIZED_CHANGED,
                    place + (is.sized() ? " is sized now, and was not" : " was sized, and is no longer"));
            return;
        }
        boolean canGrow = is.sized() || oldLayouts.isOpen(old) || layouts.isOpen(now);
        components(place, was.components(), is.components(), canGrow);
    }

    /**
     * Compares components.
     *
     * @param canGrow whether readers ignore what follows the last, and may miss what is appended
     */
    void components(String place, List<ComponentDescription> old, List<ComponentDescription> now, boolean canGrow) {
        Map<String, ComponentDescription> oldByName = byName(old);
        Map<String, ComponentDescription> nowByName = byName(now);
        Gap gap = new Gap(place);
        for (LineDiff.Line line : LineDiff.of(names(old), names(now))) {
            ComponentDescription was = oldByName.get(line.text());
            ComponentDescription is = nowByName.get(line.text());
            if (was == null) {
                gap.now.add(is);
            } else if (is == null) {
                gap.old.add(was);
            } else if (line.sign() == '+') {
                sink.report(ChangeKind.COMPONENT_REORDERED, place + "." + is.name() + " stands in another place");
                same(place, was, is);
            } else if (line.sign() == ' ') {
                gap.close(false);
                same(place, was, is);
            }
        }
        gap.close(canGrow);
    }

    private void same(String place, ComponentDescription old, ComponentDescription now) {
        values.compare(place + "." + now.name(), old.type(), now.type());
        Aligned.appended(place + "." + now.name(), old, now, sink);
    }

    private static List<String> names(List<ComponentDescription> components) {
        return components.stream().map(ComponentDescription::name).toList();
    }

    private static Map<String, ComponentDescription> byName(List<ComponentDescription> components) {
        return components.stream().collect(Collectors.toMap(ComponentDescription::name, Function.identity()));
    }

    /** Components between two others that have kept their names: what was there, and what is there now. */
    private final class Gap {
        private final String place;
        private final List<ComponentDescription> old = new ArrayList<>();
        private final List<ComponentDescription> now = new ArrayList<>();

        Gap(String place) {
            this.place = place;
        }

        void close(boolean atEnd) {
            int replaced = replaced(atEnd);
            if (replaced >= 0) {
                new WireDifferences(sink).compare(place, oldLayouts.of(old), layouts.of(now.subList(0, replaced)));
                now.subList(replaced, now.size())
                        .forEach(component -> Aligned.atEnd(place + "." + component.name(), component, sink));
            } else {
                old.forEach(component -> gone(component, atEnd));
                now.forEach(component ->
                        sink.report(ChangeKind.COMPONENT_INSERTED, place + "." + component.name() + " is new"));
            }
            old.clear();
            now.clear();
        }

        private void gone(ComponentDescription component, boolean atEnd) {
            if (atEnd && now.isEmpty()) {
                Aligned.goneAtEnd(place + "." + component.name(), component, sink);
            } else {
                sink.report(ChangeKind.COMPONENT_REMOVED, place + "." + component.name() + " was removed");
            }
        }

        /** Returns how many of the new components are the bytes of the old ones, or less than zero if that can't be. */
        private int replaced(boolean atEnd) {
            for (int count = now.size(); count >= (atEnd ? 0 : now.size()); count--) {
                if (WireShapes.same(oldLayouts.of(old), layouts.of(now.subList(0, count)))) {
                    return count;
                }
            }
            return -1;
        }
    }
}
