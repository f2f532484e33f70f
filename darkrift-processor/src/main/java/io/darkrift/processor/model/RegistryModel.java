package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * The registry of a module.
 *
 * @param name the class to write
 * @param messages the records of all, in the order of their tags
 * @param serializers those that the registry can reach itself, in the order of their tags
 * @param parts the classes that hand out the others
 * @param surroundings what its place asks of it
 */
public record RegistryModel(
        ClassName name,
        List<ClassName> messages,
        List<ClassName> serializers,
        List<Part> parts,
        RecordModel.Surroundings surroundings) {
    /** Hands out the serializers that only its package can reach. */
    public record Part(ClassName name, List<ClassName> serializers) {}
}
