package io.darkrift.processor.model;

import java.util.List;
import java.util.Map;

/**
 * The registry of a module.
 *
 * @param name the class to write
 * @param messages the records of all, in the order of their tags
 * @param serializers those that the registry names itself, in the order of their tags
 * @param parts the classes that hand out the others
 * @param fingerprints those of the messages, by their serializers; empty if there is no description
 * @param sizes how many bytes the fixed structs of other modules have, by their serializers
 * @param surroundings what its place asks of it
 */
public record RegistryModel(
        ClassName name,
        List<ClassName> messages,
        List<ClassName> serializers,
        List<Part> parts,
        Map<ClassName, Long> fingerprints,
        Map<ClassName, Integer> sizes,
        RecordModel.Surroundings surroundings) {
    /** Hands out serializers that only its package can reach, or some of very many. */
    public record Part(ClassName name, List<ClassName> serializers) {}
}
