package io.darkrift.processor.model;

import io.darkrift.annotation.TextEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds the components that darkriftpy can't read, or reads as something else: its text is UTF-8, a char one byte. */
public final class DarkriftpyLimits implements WireTypeVisitor<List<String>> {
    private final String place;
    private final boolean inSequence;

    private DarkriftpyLimits(String place, boolean inSequence) {
        this.place = place;
        this.inSequence = inSequence;
    }

    /** What is wrong with some components: each text names one. */
    public static List<String> of(List<Component> components) {
        List<String> limits = new ArrayList<>();
        for (Component component : components) {
            limits.addAll(component.type().accept(new DarkriftpyLimits(component.place(), false)));
        }
        return limits;
    }

    private List<String> because(String reason) {
        return List.of(place + " " + reason);
    }

    @Override
    public List<String> numeric(WireType.Numeric type) {
        return inSequence && type.kind() == NumberKind.UINT32
                ? because("has unsigned numbers of 32 bits, of which it knows no list with any above 2147483647")
                : List.of();
    }

    @Override
    public List<String> bool(WireType.Bool type) {
        return inSequence ? because("has packed booleans, and it knows no list of those") : List.of();
    }

    @Override
    public List<String> enumerated(WireType.Enumerated type) {
        return List.of();
    }

    @Override
    public List<String> ready(WireType.Ready type) {
        return List.of();
    }

    @Override
    public List<String> packed(WireType.Packed type) {
        return List.of();
    }

    @Override
    public List<String> quantized(WireType.Quantized type) {
        return List.of();
    }

    @Override
    public List<String> fixedStruct(WireType.FixedStruct type) {
        return of(type.components());
    }

    @Override
    public List<String> varyingStruct(WireType.VaryingStruct type) {
        return of(type.components());
    }

    @Override
    public List<String> text(WireType.Text type) {
        boolean isUtf8 = type.encoding() == TextEncoding.UTF_8 || type.encoding() == TextEncoding.US_ASCII;
        return isUtf8 ? List.of() : because("is text in " + type.encoding() + ", and it reads UTF_8");
    }

    @Override
    public List<String> character(WireType.Char type) {
        return inSequence
                ? text(new WireType.Text(type.javaType(), type.encoding(), OptionalInt.empty()))
                : because("is a character, and it reads a byte");
    }

    @Override
    public List<String> custom(WireType.Custom type) {
        return List.of();
    }

    @Override
    public List<String> union(WireType.Union type) {
        return parts(type);
    }

    @Override
    public List<String> maybe(WireType.Maybe type) {
        return parts(type);
    }

    @Override
    public List<String> mapping(WireType.Mapping type) {
        return parts(type);
    }

    private List<String> parts(WireType type) {
        return type.parts().stream()
                .flatMap(part -> part.accept(new DarkriftpyLimits(place, false)).stream())
                .toList();
    }

    @Override
    public List<String> sequence(WireType.Sequence type) {
        return type.element().accept(new DarkriftpyLimits(place, true));
    }
}
