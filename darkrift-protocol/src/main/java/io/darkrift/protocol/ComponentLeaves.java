package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Struct;
import io.darkrift.protocol.Wire.Leaf;
import java.util.ArrayList;
import java.util.List;

/**
 * The leaves of components of which some at the end may be missing, and the component of each leaf: a message or a struct
 * may end where one component ends and another begins.
 */
record ComponentLeaves(List<Leaf> leaves, List<Owner> owners) {
    /**
     * A component.
     *
     * @param path the components that lead to it, and its name
     */
    record Owner(String path, ComponentDescription component) {}

    static ComponentLeaves of(List<ComponentDescription> components, WireLayouts layouts) {
        List<Owner> owners = new ArrayList<>();
        for (ComponentDescription component : components) {
            Owner owner = new Owner(component.name(), component);
            addOwners(owner, owner, layouts, owners);
        }
        return new ComponentLeaves(layouts.of(components), owners);
    }

    /**
     * Adds the owner of each leaf of a component: the component itself, or, in a struct that ends with the message, the one
     * before which the message may end.
     */
    private static void addOwners(Owner part, Owner owner, WireLayouts layouts, List<Owner> owners) {
        if (part.component().type() instanceof Struct struct && layouts.isOpen(struct)) {
            for (ComponentDescription each : layouts.struct(struct).components()) {
                Owner inner = new Owner(part.path() + "." + each.name(), each);
                addOwners(inner, each.appended() ? inner : owner, layouts, owners);
            }
        } else {
            layouts.of(part.component().type()).forEach(leaf -> owners.add(owner));
        }
    }

    /** Returns whether the bytes are the same, or some have only more at their end. */
    boolean isAlignedWith(ComponentLeaves now) {
        int common = Math.min(leaves.size(), now.leaves.size());
        return WireShapes.sameUpToEnd(leaves, now.leaves) && isBoundary(common) && now.isBoundary(common);
    }

    /** Returns whether a component ends before a leaf. */
    private boolean isBoundary(int index) {
        return index == 0 || index >= owners.size() || !owners.get(index - 1).equals(owners.get(index));
    }

    List<Owner> ownersFrom(int index) {
        return index >= owners.size()
                ? List.of()
                : owners.subList(index, owners.size()).stream().distinct().toList();
    }
}
