package io.darkrift.processor.model;

/**
 * A serializer that the user wrote.
 *
 * @param name its class
 * @param hasInstance whether it has a static field INSTANCE; else it has a constructor that takes nothing
 */
public record CustomSerializer(ClassName name, boolean hasInstance) {}
