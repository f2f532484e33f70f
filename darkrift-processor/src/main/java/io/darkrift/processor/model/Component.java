package io.darkrift.processor.model;

import java.util.Optional;

/**
 * A component of a record.
 *
 * @param name its name
 * @param place the record and the component, for exceptions: {@code Choose.items}
 * @param type how it is written
 * @param fallback what it is if the message ends before it, where it may
 */
public record Component(String name, String place, WireType type, Optional<Fallback> fallback) {}
