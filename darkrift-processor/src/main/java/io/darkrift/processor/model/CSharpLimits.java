package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.model.PeerLimit.Kind;
import java.util.List;

/** What DarkRift 2.11 for C# has no method for: its reader and writer know numbers, text, structs, and arrays of them. */
public final class CSharpLimits extends PeerLimits {
    private CSharpLimits(ClassName owner, Component component, boolean inSequence) {
        super(CSharpLimits::new, owner, component, inSequence);
    }

    /** The limits of a message. */
    public static List<PeerLimit> of(RecordModel message) {
        return of(CSharpLimits::new, message.name(), message.components());
    }

    private List<PeerLimit> byHand(String what) {
        return because(
                Kind.WITHOUT_CODE,
                what + ", for which DarkRift for C# has no method: it takes code with its reader and writer, as in"
                        + " docs/wire-types.md");
    }

    @Override
    public List<PeerLimit> numeric(WireType.Numeric type) {
        return List.of();
    }

    @Override
    public List<PeerLimit> bool(WireType.Bool type) {
        return List.of();
    }

    @Override
    public List<PeerLimit> enumerated(WireType.Enumerated type) {
        return List.of();
    }

    @Override
    public List<PeerLimit> ready(WireType.Ready type) {
        return switch (type.type()) {
            case UUID -> byHand("is a UUID");
            case INSTANT -> byHand("is an Instant");
            case DURATION -> byHand("is a Duration");
            // A serializable of some floats, as users of C# have for their own.
            case VECTOR2, VECTOR3, VECTOR4 -> List.of();
        };
    }

    @Override
    public List<PeerLimit> packed(WireType.Packed type) {
        return byHand("is packed into " + type.bits() + " bits");
    }

    @Override
    public List<PeerLimit> quantized(WireType.Quantized type) {
        return byHand("is quantized");
    }

    @Override
    public List<PeerLimit> fixedStruct(WireType.FixedStruct type) {
        return components(type.javaType(), type.components());
    }

    @Override
    public List<PeerLimit> varyingStruct(WireType.VaryingStruct type) {
        return components(type.javaType(), type.components());
    }

    @Override
    public List<PeerLimit> text(WireType.Text type) {
        return List.of();
    }

    @Override
    public List<PeerLimit> character(WireType.Char type) {
        return List.of();
    }

    @Override
    public List<PeerLimit> custom(WireType.Custom type) {
        // What the serializer writes, nobody knows.
        return List.of();
    }

    @Override
    public List<PeerLimit> union(WireType.Union type) {
        return join(byHand("is one of several structs"), parts(type));
    }

    @Override
    public List<PeerLimit> maybe(WireType.Maybe type) {
        return join(byHand("is a value that may be absent"), parts(type));
    }

    @Override
    public List<PeerLimit> mapping(WireType.Mapping type) {
        return join(byHand("is a map"), parts(type));
    }
}
