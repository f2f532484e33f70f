package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.Wire.Leaf;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the differences of layouts that have the same shape: names, and which values are refused. */
final class WireDifferences {
    private record Range(double min, double max) {}

    private final ChangeSink sink;

    WireDifferences(ChangeSink sink) {
        this.sink = sink;
    }

    void compare(String place, List<Leaf> old, List<Leaf> now) {
        for (int i = 0; i < old.size(); i++) {
            String path = now.get(i).path();
            renamed(place, old.get(i).path(), path);
            compare(
                    path.isEmpty() ? place : place + "." + path,
                    old.get(i).wire(),
                    now.get(i).wire());
        }
    }

    private void renamed(String place, String old, String now) {
        if (old.equals(now)) {
            return;
        }
        String[] oldParts = old.split("\\.");
        String[] parts = now.split("\\.");
        int at = Arrays.mismatch(oldParts, parts);
        boolean isName = oldParts.length == parts.length
                && Arrays.equals(oldParts, at + 1, parts.length, parts, at + 1, parts.length);
        if (isName) {
            String was = String.join(".", Arrays.copyOf(oldParts, at + 1));
            sink.report(ChangeKind.COMPONENT_RENAMED, place + "." + was + " is named " + parts[at]);
        } else {
            sink.report(ChangeKind.SAME_BYTES, place + " is made of other components, in the same bytes");
        }
    }

    private void compare(String place, Wire old, Wire now) {
        if (old instanceof Wire.Number a && now instanceof Wire.Number b) {
            bounds(place, range(a), range(b), text(a) + " and is " + text(b));
        } else if (old instanceof Wire.Constant a && now instanceof Wire.Constant b) {
            constants(place, a.of(), b.of());
        } else if (old instanceof Wire.Bits a && now instanceof Wire.Bits b) {
            a.of().ifPresent(constants -> constants(place, constants, b.of().orElseThrow()));
            if (a.value() instanceof Packed was && b.value() instanceof Packed is) {
                bounds(place, range(was), range(is), was + " and is " + is);
            }
        } else if (old instanceof Wire.Chars a && now instanceof Wire.Chars b) {
            lengths(place, a.maxLength(), b.maxLength());
        } else if (old instanceof Wire.Flags a && now instanceof Wire.Flags b) {
            lengths(place, a.maxLength(), b.maxLength());
        } else if (old instanceof Wire.Repeat a && now instanceof Wire.Repeat b) {
            lengths(place, a.maxLength(), b.maxLength());
            compare(place + "[]", a.element(), b.element());
        } else if (old instanceof Wire.Pairs a && now instanceof Wire.Pairs b) {
            lengths(place, a.maxLength(), b.maxLength());
            compare(place + "[key]", a.key(), b.key());
            compare(place + "[]", a.value(), b.value());
        } else if (old instanceof Wire.Perhaps a && now instanceof Wire.Perhaps b) {
            compare(place, a.value(), b.value());
        } else if (old instanceof Wire.Choice a && now instanceof Wire.Choice b) {
            variants(place, a, b);
        } else if (old instanceof Wire.Sized a && now instanceof Wire.Sized b) {
            new Aligned(place, a.components(), b.components(), sink).report();
        }
    }

    private void bounds(String place, Range was, Range is, String types) {
        String text = place + " was " + types;
        if (is.min() > was.min() || is.max() < was.max()) {
            sink.report(ChangeKind.BOUNDS_NARROWED, text);
        }
        if (is.min() < was.min() || is.max() > was.max()) {
            sink.report(ChangeKind.BOUNDS_WIDENED, text);
        }
    }

    private static String text(Wire.Number number) {
        return new ValueDescription.Numeric(number.type(), number.bounds()).toString();
    }

    /** Returns the range of a number, by its bounds and its type. */
    private static Range range(Wire.Number number) {
        NumericType type = number.type();
        return type.isInteger()
                ? range(type.name().startsWith("INT"), type.bits(), number.bounds())
                : range(new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), number.bounds());
    }

    private static Range range(Packed packed) {
        return range(packed.kind() == PackedKind.INT, packed.bits(), packed.bounds());
    }

    private static Range range(boolean isSigned, int bits, Optional<Bounds> bounds) {
        double size = Math.scalb(1.0, isSigned ? bits - 1 : bits);
        return range(new Range(isSigned ? -size : 0, size - 1), bounds);
    }

    private static Range range(Range natural, Optional<Bounds> bounds) {
        return bounds.isEmpty()
                ? natural
                : new Range(
                        Math.max(natural.min(), bounds.get().min()),
                        Math.min(natural.max(), bounds.get().max()));
    }

    void lengths(String place, OptionalInt old, OptionalInt now) {
        int was = old.orElse(Integer.MAX_VALUE);
        int is = now.orElse(Integer.MAX_VALUE);
        if (was != is) {
            sink.report(
                    is < was ? ChangeKind.LENGTH_NARROWED : ChangeKind.LENGTH_WIDENED,
                    place + " could be " + text(old) + " long and can be " + text(now));
        }
    }

    private static String text(OptionalInt length) {
        return length.isPresent() ? String.valueOf(length.getAsInt()) : "any count";
    }

    private void constants(String place, EnumDescription old, EnumDescription now) {
        Numbering<EnumDescription.Constant> numbering = Numbering.of(old, now);
        for (var pair : numbering.kept()) {
            if (!pair.old().name().equals(pair.now().name())) {
                sink.report(
                        ChangeKind.CONSTANT_RENAMED,
                        place + ": " + pair.old().name() + " is named "
                                + pair.now().name());
            }
        }
        for (var pair : numbering.renumbered()) {
            sink.report(
                    ChangeKind.CONSTANT_RENUMBERED,
                    place + ": " + pair.now().name() + " was " + pair.old().number() + " and is "
                            + pair.now().number());
        }
        numbering
                .removed()
                .forEach(gone -> sink.report(
                        ChangeKind.CONSTANT_REMOVED,
                        place + ": " + gone.name() + " was removed (its number was " + gone.number() + ")"));
        ChangeKind added =
                old.unknown().isPresent() ? ChangeKind.CONSTANT_ADDED_TO_OPEN_ENUM : ChangeKind.CONSTANT_ADDED;
        numbering
                .added()
                .forEach(each -> sink.report(added, place + ": " + each.name() + " is new, with " + each.number()));
        unknown(place, old.unknown(), now.unknown());
    }

    private void unknown(String place, Optional<String> old, Optional<String> now) {
        if (now.isPresent() && !now.equals(old)) {
            sink.report(
                    ChangeKind.UNKNOWN_CONSTANT_MARKED,
                    place + ": " + now.get() + " stands for unknown numbers"
                            + old.map(was -> ", as " + was + " did").orElse(""));
        } else if (now.isEmpty() && old.isPresent()) {
            sink.report(
                    ChangeKind.UNKNOWN_CONSTANT_UNMARKED,
                    place + ": " + old.get() + " no longer stands for unknown numbers, which are refused");
        }
    }

    /** Compares the variants, apart from those whose layouts have not the same shape. */
    void variants(String place, Wire.Choice old, Wire.Choice now) {
        Numbering<Wire.Choice.Variant> numbering = Numbering.of(old, now);
        for (var pair : numbering.kept()) {
            String name = simpleName(pair.now().struct());
            if (!WireShapes.same(pair.old().layout(), pair.now().layout())) {
                continue;
            }
            compare(place + "." + name, pair.old().layout(), pair.now().layout());
            if (!pair.old().struct().equals(pair.now().struct())) {
                sink.report(
                        ChangeKind.VARIANT_RENAMED,
                        place + ": " + pair.old().struct() + " is named "
                                + pair.now().struct());
            }
        }
        for (var pair : numbering.renumbered()) {
            sink.report(
                    ChangeKind.VARIANT_RENUMBERED,
                    place + ": " + simpleName(pair.now().struct()) + " was "
                            + pair.old().number() + " and is " + pair.now().number());
        }
        numbering.removed().forEach(gone -> removed(place, gone));
        numbering
                .added()
                .forEach(added -> sink.report(
                        ChangeKind.VARIANT_ADDED,
                        place + ": " + simpleName(added.struct()) + " is new, with " + added.number()));
    }

    void removed(String place, Wire.Choice.Variant gone) {
        sink.report(
                ChangeKind.VARIANT_REMOVED,
                place + ": " + simpleName(gone.struct()) + " was removed (its number was " + gone.number() + ")");
    }

    static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
