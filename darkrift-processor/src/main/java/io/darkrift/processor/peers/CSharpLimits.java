package io.darkrift.processor.peers;

import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.peers.PeerLimit.Kind;
import io.darkrift.protocol.ValueDescription;

/** What DarkRift 2.11 for C# has no method for: its reader and writer know numbers, text, structs, and arrays of them. */
final class CSharpLimits extends PeerLimits {
    CSharpLimits(RecordModel message) {
        super(message);
    }

    @Override
    void byHand(String what) {
        because(
                Kind.WITHOUT_CODE,
                what + ", for which DarkRift for C# has no method: it takes code with its reader and writer, as in"
                        + " docs/wire-types.md");
    }

    @Override
    void single(ValueDescription type, boolean inSequence) {
        if (type instanceof ValueDescription.Ready ready) {
            switch (ready.type()) {
                case UUID -> byHand("is a UUID");
                case INSTANT -> byHand("is an Instant");
                case DURATION -> byHand("is a Duration");
                case VECTOR2, VECTOR3, VECTOR4 -> {
                    // A serializable of some floats, as users of C# have for their own.
                }
            }
        } else if (type instanceof ValueDescription.Packed packed) {
            byHand("is packed into " + packed.bits() + " bits");
        } else if (type instanceof ValueDescription.Quantized) {
            byHand("is quantized");
        } else if (type instanceof ValueDescription.Union) {
            byHand("is one of several structs");
        }
        // What a serializer of the user's writes, nobody knows.
    }
}
