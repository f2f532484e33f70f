package io.darkrift.processor.model;

/**
 * A component of a record.
 *
 * @param name its name
 * @param place the record and the component, for exceptions: {@code Choose.items}
 * @param type how it is written
 */
public record Component(String name, String place, WireType type) {}
