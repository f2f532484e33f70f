package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import io.darkrift.annotation.Direction;
import java.util.List;
import java.util.OptionalInt;

/**
 * A record for which a serializer is written.
 *
 * @param name the record
 * @param serializer the class to write
 * @param tag the tag of a message; a struct has none
 * @param direction who may send a message; {@code BOTH} for a struct
 * @param components the components, in their order
 * @param surroundings what the place and the Java types of the record ask of the written class
 */
public record RecordModel(
        ClassName name,
        ClassName serializer,
        OptionalInt tag,
        Direction direction,
        List<Component> components,
        Surroundings surroundings) {
    /**
     * What is around a record.
     *
     * @param isPublic whether all code can reach the record
     * @param isDeprecated whether using the record, or the type of a component, makes the compiler warn
     * @param hasGenerated whether the module can use {@code javax.annotation.processing.Generated}
     * @param inNamedModule whether the module has a name, so that the compiler looks at what it exports
     */
    public record Surroundings(boolean isPublic, boolean isDeprecated, boolean hasGenerated, boolean inNamedModule) {
        /** The same, if something else that is deprecated is used as well. */
        Surroundings orDeprecated(boolean other) {
            return new Surroundings(isPublic, isDeprecated || other, hasGenerated, inNamedModule);
        }
    }

    public RecordModel {
        components = List.copyOf(components);
        surroundings = surroundings.orDeprecated(
                components.stream().map(Component::type).anyMatch(RecordModel::namesDeprecatedConstants));
    }

    private static boolean namesDeprecatedConstants(WireType type) {
        return type.parts().stream().anyMatch(RecordModel::namesDeprecatedConstants)
                || type instanceof WireType.Enumerated enumerated
                        && enumerated.model().isDeprecated();
    }

    public boolean isMessage() {
        return tag.isPresent();
    }

    /** What has bytes of its own, in its order. */
    public List<Slot> slots() {
        return Slot.of(components);
    }

    public boolean isFixed() {
        return slots().stream().allMatch(slot -> slot.isFixed() && !slot.isAppended());
    }

    /** The bytes that a value takes at the least; those that it takes if it is fixed. */
    public int leastBytes() {
        return slots().stream()
                .filter(slot -> !slot.isAppended())
                .mapToInt(Slot::leastBytes)
                .sum();
    }

    /** Whether bytes of the right count can still be no such value. */
    public boolean canBeRefused() {
        return components.stream()
                .anyMatch(component -> component.type() instanceof WireType.Fixed fixed && fixed.canBeRefused());
    }
}
