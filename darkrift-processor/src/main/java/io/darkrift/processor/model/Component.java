package io.darkrift.processor.model;

import io.darkrift.protocol.ComponentDescription;
import java.util.Optional;

/**
 * A component of a record.
 *
 * @param name its name
 * @param place the record and the component, for exceptions: {@code Choose.items}
 * @param type how it is written
 * @param appended what is said of it, if older peers may end their messages before it
 */
public record Component(String name, String place, WireType type, Optional<Appended> appended) {
    /**
     * That a component was appended later.
     *
     * @param text the default as the user gave it; empty if nothing was given
     * @param value the default
     */
    public record Appended(String text, Default value) {}

    /** Returns whether a message may end before it or in it. */
    boolean isOpen() {
        return appended.isPresent() || type instanceof WireType.Struct struct && struct.isOpen();
    }

    /** The component as the description of the protocol has it. */
    public ComponentDescription description() {
        return new ComponentDescription(
                name,
                type.description(),
                appended.isPresent(),
                appended.map(Appended::text).orElse(""),
                "");
    }
}
