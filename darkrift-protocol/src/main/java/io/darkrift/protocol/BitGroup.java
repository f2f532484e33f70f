package io.darkrift.protocol;

import io.darkrift.protocol.ValueDescription.Packed;
import io.darkrift.protocol.ValueDescription.Quantized;
import io.darkrift.protocol.Wire.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive components that share bytes. They are cut where a value begins with a byte, so that groups that are the
 * same bytes are the same leaves.
 */
final class BitGroup {
    private record Member(String path, ValueDescription value, Optional<EnumDescription> of, int bits) {}

    private final List<Member> members = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private int bits;

    void add(String path, ValueDescription value, Optional<EnumDescription> of) {
        int width = value instanceof Packed packed ? packed.bits() : ((Quantized) value).bits();
        members.add(new Member(path, value, of, width));
        bits += width;
        if (bits % 8 == 0) {
            cut();
        }
    }

    /** Ends the group, if there is one. */
    void endInto(List<Leaf> all) {
        cut();
        all.addAll(leaves);
        leaves.clear();
    }

    private void cut() {
        int position = 0;
        for (Member member : members) {
            leaves.add(new Leaf(member.path(), wire(member, position)));
            position += member.bits();
        }
        members.clear();
        bits = 0;
    }

    /** A member with bytes of its own is a number like any other. */
    private Wire wire(Member member, int position) {
        if (members.size() == 1 && member.value() instanceof Packed packed && bits % 8 == 0 && bits != 24) {
            if (member.of().isPresent()) {
                return new Wire.Constant(number(false), member.of().get());
            }
            return new Wire.Number(number(packed.kind() == PackedKind.INT), packed.bounds());
        }
        return new Wire.Bits(member.value(), member.of(), position, bits);
    }

    private NumericType number(boolean isSigned) {
        return switch (bits) {
            case 8 -> isSigned ? NumericType.INT8 : NumericType.UINT8;
            case 16 -> isSigned ? NumericType.INT16 : NumericType.UINT16;
            default -> isSigned ? NumericType.INT32 : NumericType.UINT32;
        };
    }
}
