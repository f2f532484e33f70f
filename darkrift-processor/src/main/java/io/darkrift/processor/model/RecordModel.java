package io.darkrift.processor.model;

import io.darkrift.annotation.Direction;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.StructLayout;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A record for which a serializer is written.
 *
 * @param name the record
 * @param serializer the class to write
 * @param tag the tag of a message; empty for a struct
 * @param direction who may send a message; {@code BOTH} for a struct
 * @param isSized whether the count of its bytes stands before a struct
 * @param components the components, in their order
 * @param surroundings what the place and the Java types of the record ask of the written class
 */
public record RecordModel(
        ClassName name,
        ClassName serializer,
        OptionalInt tag,
        Direction direction,
        boolean isSized,
        List<Component> components,
        Surroundings surroundings) {
    /**
     * What is around a record, or another type that is written.
     *
     * @param isPublic whether all code can reach it
     * @param isDeprecated whether using it, or the type of a component, makes the compiler warn
     * @param inNamedModule whether the module has a name, so that the compiler looks at what it exports
     */
    public record Surroundings(boolean isPublic, boolean isDeprecated, boolean inNamedModule) {
        /** The same, if something else that is deprecated is used as well. */
        Surroundings orDeprecated(boolean other) {
            return new Surroundings(isPublic, isDeprecated || other, inNamedModule);
        }
    }

    public RecordModel {
        components = List.copyOf(components);
        surroundings = surroundings.orDeprecated(
                components.stream().map(Component::type).anyMatch(RecordModel::usesDeprecatedEnum)
                        || components.stream().anyMatch(RecordModel::usesDeprecatedConstant));
    }

    private static boolean usesDeprecatedEnum(WireType type) {
        return type.parts().stream().anyMatch(RecordModel::usesDeprecatedEnum)
                || type instanceof WireType.Enumerated enumerated
                        && enumerated.model().isDeprecated();
    }

    /** Constants are named where they are defaults. */
    private static boolean usesDeprecatedConstant(Component component) {
        return component.appended().isPresent() && hasDeprecatedConstant(component.type());
    }

    private static boolean hasDeprecatedConstant(WireType type) {
        if (type instanceof WireType.Enumerated enumerated) {
            return enumerated.model().isDeprecated()
                    || enumerated.model().constants().stream().anyMatch(EnumModel.Constant::isDeprecated);
        }
        return type.parts().stream().anyMatch(RecordModel::hasDeprecatedConstant)
                || type instanceof WireType.Struct struct
                        && struct.components().stream().anyMatch(each -> hasDeprecatedConstant(each.type()));
    }

    public boolean isMessage() {
        return tag.isPresent();
    }

    /** The components as the description of the protocol has them. */
    public List<ComponentDescription> descriptions() {
        return components.stream().map(Component::description).toList();
    }

    /** Returns the places of the components in the bytes. */
    public StructLayout layout() {
        return StructLayout.of(descriptions(), sizes()::get);
    }

    private Map<String, StructLayout.Size> sizes() {
        Map<String, StructLayout.Size> named = new TreeMap<>();
        components.forEach(component -> component.type().collectSizes(named));
        return named;
    }

    /** The bytes that a value takes. */
    public StructLayout.Size size() {
        return isSized ? sizeOfComponents().sized() : sizeOfComponents();
    }

    /** The bytes that the components take, without the count of them before a struct that is sized. */
    public StructLayout.Size sizeOfComponents() {
        return StructLayout.sizeOf(descriptions(), sizes()::get);
    }

    /** Returns the number of values in it when all structs are resolved. */
    public long flattened() {
        return components.stream()
                .mapToLong(component -> component.type().flattened())
                .sum();
    }

    /** Returns whether bytes of the right count can still be rejected. */
    public boolean canBeRefused() {
        return components.stream()
                .anyMatch(component -> component.type() instanceof WireType.Fixed fixed && fixed.canBeRefused());
    }
}
