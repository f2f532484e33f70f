package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.ValueDescription.Quantized;
import io.darkrift.protocol.Wire.Leaf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells whether two layouts are read and written alike, up to the values that are refused. */
final class WireShapes {
    private WireShapes() {}

    static boolean same(List<Leaf> old, List<Leaf> now) {
        return old.size() == now.size() && sameUpToEnd(old, now);
    }

    /** Returns whether one of two layouts is the beginning of the other, or they are the same. */
    static boolean sameUpToEnd(List<Leaf> old, List<Leaf> now) {
        for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
            if (!same(old.get(i).wire(), now.get(i).wire())) {
                return false;
            }
        }
        return !isMoved(old, now);
    }

    /** Returns whether a name stands for other bytes than before, though they are of the same type. */
    private static boolean isMoved(List<Leaf> old, List<Leaf> now) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < old.size(); i++) {
            places.put(old.get(i).path(), i);
        }
        for (int i = 0; i < now.size(); i++) {
            int here = i;
            if (places.getOrDefault(now.get(i).path(), here) != here) {
                return true;
            }
            if (i < old.size()) {
                // In a struct that was renamed or inlined: the name of a sibling.
                String parent = old.get(i).parent();
                String sibling = parent.isEmpty()
                        ? now.get(i).name()
                        : parent + "." + now.get(i).name();
                if (places.getOrDefault(sibling, here) != here) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(Wire old, Wire now) {
        if (old instanceof Wire.Number a && now instanceof Wire.Number b) {
            return a.type() == b.type();
        }
        if (old instanceof Wire.Chars a && now instanceof Wire.Chars b) {
            return a.encoding() == b.encoding();
        }
        if (old instanceof Wire.Constant a && now instanceof Wire.Constant b) {
            return a.type() == b.type();
        }
        if (old instanceof Wire.Bits a && now instanceof Wire.Bits b) {
            return a.position() == b.position() && a.group() == b.group() && sameBits(a.value(), b.value());
        }
        return old.getClass() == now.getClass() && sameComposed(old, now);
    }

    private static boolean sameComposed(Wire old, Wire now) {
        if (old instanceof Wire.Choice a && now instanceof Wire.Choice b) {
            return a.type() == b.type() && sameVariants(a, b);
        }
        if (old instanceof Wire.Repeat a && now instanceof Wire.Repeat b) {
            return same(a.element(), b.element());
        }
        if (old instanceof Wire.Pairs a && now instanceof Wire.Pairs b) {
            return same(a.key(), b.key()) && same(a.value(), b.value());
        }
        if (old instanceof Wire.Perhaps a && now instanceof Wire.Perhaps b) {
            return same(a.value(), b.value());
        }
        if (old instanceof Wire.Sized a && now instanceof Wire.Sized b) {
            return a.components().isAlignedWith(b.components());
        }
        return old instanceof Wire.Flags || old.equals(now);
    }

    private static boolean sameBits(ValueDescription old, ValueDescription now) {
        if (old instanceof Quantized a && now instanceof Quantized b) {
            return a.bits() == b.bits() && a.min() == b.min() && a.max() == b.max();
        }
        return old instanceof Packed a && now instanceof Packed b && a.kind() == b.kind() && a.bits() == b.bits();
    }

    /** Returns whether the variants are the same. Changed numbers are reported elsewhere. */
    private static boolean sameVariants(Wire.Choice old, Wire.Choice now) {
        return Numbering.of(old, now).kept().stream()
                .allMatch(pair -> same(pair.old().layout(), pair.now().layout()));
    }
}
