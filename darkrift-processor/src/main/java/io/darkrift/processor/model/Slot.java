package io.darkrift.processor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What has bytes of its own in a record: a component, or several that share bytes.
 *
 * @param components at least one; several if all of them are {@link WireType.Bitwise}
 */
public record Slot(List<Component> components) {
    public Slot {
        components = List.copyOf(components);
    }

    /**
     * Components that share bytes, as many as a long can hold on their way.
     *
     * @param start the byte of the slot that they begin in
     * @param taken the bits of that byte which those before them take
     */
    public record Chunk(int start, int taken, List<Component> components) {
        /** The bits from the start of the first byte, those before included. */
        int bits() {
            return taken + Slot.bits(components);
        }

        public int bytes() {
            return (bits() + 7) / 8;
        }
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

    /** Cuts components that share bytes into those that fit a long; a chunk may begin in the last byte of another. */
    public List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        List<Component> taken = new ArrayList<>();
        Chunk chunk = new Chunk(0, 0, List.of());
        for (Component component : components) {
            taken.add(component);
            if (chunk.taken() + bits(taken) > Long.SIZE) {
                taken.remove(taken.size() - 1);
                chunk = new Chunk(chunk.start(), chunk.taken(), List.copyOf(taken));
                chunks.add(chunk);
                chunk = new Chunk(chunk.start() + chunk.bits() / 8, chunk.bits() % 8, List.of());
                taken = new ArrayList<>(List.of(component));
            }
        }
        chunks.add(new Chunk(chunk.start(), chunk.taken(), List.copyOf(taken)));
        return chunks;
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
}
