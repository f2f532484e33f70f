package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.model.PeerLimit.Kind;
import java.util.List;
import java.util.OptionalInt;

/**
 * What darkriftpy 0.1.0 can't read or write right. Its text is UTF-8, a char one byte, and the fields of its messages
 * are numbers, booleans, text, bytes, and lists of numbers and text.
 */
public final class DarkriftpyLimits extends PeerLimits {
    /** The largest tag: they are signed integers of 16 bits there. */
    public static final int MAX_TAG = 32_767;

    private static final long MAX_IN_LIST = Integer.MAX_VALUE;

    private DarkriftpyLimits(ClassName owner, Component component, boolean inSequence) {
        super(DarkriftpyLimits::new, owner, component, inSequence);
    }

    /** The limits of a message. */
    public static List<PeerLimit> of(RecordModel message) {
        return of(DarkriftpyLimits::new, message.name(), message.components());
    }

    /** What it can't read of a message, in words. */
    public static List<String> unreadable(RecordModel message) {
        return of(message).stream()
                .filter(limit -> limit.kind() == Kind.READING_AND_WRITING)
                .map(PeerLimit::text)
                .toList();
    }

    private List<PeerLimit> byHand(String what) {
        return because(
                Kind.WITHOUT_CODE,
                what + ", which no field of a darkriftpy message is: it takes code with its reader and writer");
    }

    private List<PeerLimit> wideNumbers() {
        return because(
                Kind.WRITING,
                "has unsigned numbers of 32 bits, and darkriftpy writes no list of those with one above "
                        + MAX_IN_LIST);
    }

    @Override
    public List<PeerLimit> numeric(WireType.Numeric type) {
        if (!inSequence()) {
            return List.of();
        }
        return switch (type.kind()) {
            case INT8, UINT8 ->
                because(
                        Kind.WRITING,
                        "has bytes, and darkriftpy writes nothing at all for an empty `bytes`: let it be a list["
                                + (type.kind() == NumberKind.INT8 ? "int8" : "uint8") + "] there");
            case UINT32 -> wideNumbers();
            default -> List.of();
        };
    }

    @Override
    public List<PeerLimit> bool(WireType.Bool type) {
        return inSequence()
                ? because(Kind.READING_AND_WRITING, "has packed booleans, and darkriftpy knows no list of those")
                : List.of();
    }

    @Override
    public List<PeerLimit> enumerated(WireType.Enumerated type) {
        boolean isWide = type.kind() == NumberKind.UINT32
                && type.model().constants().stream().anyMatch(constant -> constant.number() > MAX_IN_LIST);
        return inSequence() && isWide ? wideNumbers() : List.of();
    }

    @Override
    public List<PeerLimit> ready(WireType.Ready type) {
        return inSequence()
                ? byHand("has several values of type " + type.javaType().simpleName())
                : List.of();
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
        return struct(type.javaType(), type.components());
    }

    @Override
    public List<PeerLimit> varyingStruct(WireType.VaryingStruct type) {
        return struct(type.javaType(), type.components());
    }

    private List<PeerLimit> struct(ClassName name, List<Component> components) {
        return join(
                inSequence() ? byHand("has several structs of type " + name.simpleName()) : List.of(),
                components(name, components));
    }

    @Override
    public List<PeerLimit> text(WireType.Text type) {
        return switch (type.encoding()) {
            case US_ASCII -> List.of();
            case UTF_8 ->
                because(
                        Kind.WRITING,
                        "is text in UTF_8, and darkriftpy counts its characters in place of its bytes: it writes ASCII"
                                + " alone right, so say @Text(TextEncoding.US_ASCII)");
            case UTF_16LE, UTF_16BE ->
                because(
                        Kind.READING_AND_WRITING,
                        "is text in " + type.encoding() + ", and that of darkriftpy is UTF_8");
        };
    }

    @Override
    public List<PeerLimit> character(WireType.Char type) {
        return inSequence()
                ? text(new WireType.Text(type.javaType(), type.encoding(), OptionalInt.empty()))
                : because(
                        Kind.READING_AND_WRITING, "is a character, and that of darkriftpy is a byte without a length");
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
