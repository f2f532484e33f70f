package io.darkrift.processor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What has bytes of its own in a record: a component, or several that share bytes.
 *
 * @param components at least one; several if all of them are {@link WireType.Bitwise}
 */
public record Slot(List<Component> components) {
    /** The bits that one slot can hold, since a long holds them on their way. */
    public static final int MAX_BITS = 64;

    public Slot {
        components = List.copyOf(components);
    }

    /** Cuts the components of a record, each time a byte is full. */
    public static List<Slot> of(List<Component> components) {
        List<Slot> slots = new ArrayList<>();
        List<Component> shared = new ArrayList<>();
        for (Component component : components) {
            boolean isBitwise = component.type() instanceof WireType.Bitwise;
            if (!isBitwise || component.fallback().isPresent()) {
                end(shared, slots);
            }
            shared.add(component);
            if (!isBitwise || bits(shared) % 8 == 0) {
                end(shared, slots);
            }
        }
        end(shared, slots);
        return slots;
    }

    private static void end(List<Component> shared, List<Slot> slots) {
        if (!shared.isEmpty()) {
            slots.add(new Slot(shared));
            shared.clear();
        }
    }

    private static int bits(List<Component> components) {
        return components.stream()
                .mapToInt(component -> ((WireType.Bitwise) component.type()).bits())
                .sum();
    }

    public Component first() {
        return components.get(0);
    }

    public boolean isBitwise() {
        return first().type() instanceof WireType.Bitwise;
    }

    /** The bits of all components together, if they are counted in bits. */
    public int bits() {
        return bits(components);
    }

    public boolean isFixed() {
        return first().type() instanceof WireType.Fixed;
    }

    /** The bytes that it takes at the least; those that it takes if it is fixed. An older peer may leave it out. */
    public int leastBytes() {
        return isBitwise() ? (bits() + 7) / 8 : first().type().leastBytes();
    }

    public boolean isAppended() {
        return first().fallback().isPresent();
    }

    /** As it is called in exceptions: {@code running+ammo}. */
    public String name() {
        return String.join("+", components.stream().map(Component::name).toList());
    }
}
