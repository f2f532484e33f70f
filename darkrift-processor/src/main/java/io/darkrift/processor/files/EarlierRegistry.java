package io.darkrift.processor.files;

import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.ProtocolFormatException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The registry that an earlier compilation wrote into the output directory. Its class file carries the names of its
 * messages, and the file for service loaders the name of the class.
 *
 * @param names the registries: one, unless the option that names it has changed
 * @param messages the binary names of the messages
 * @param otherProviders what else the file for service loaders names
 * @param descriptions the descriptions of the registries
 */
public record EarlierRegistry(
        List<String> names, Set<String> messages, List<String> otherProviders, List<ProtocolDescription> descriptions) {
    /** The file for service loaders. */
    public static final String SERVICE_FILE = "META-INF/services/io.darkrift.message.MessageRegistryProvider";

    private static final String ANNOTATION = "io.darkrift.wire.support.RegisteredMessages";

    /** Reads what there is; it is empty if nothing was compiled earlier. */
    public static EarlierRegistry in(OutputDirectory output) {
        List<String> names = new ArrayList<>();
        Set<String> messages = new LinkedHashSet<>();
        List<String> others = new ArrayList<>();
        List<ProtocolDescription> descriptions = new ArrayList<>();
        for (String provider : providers(output)) {
            Map<String, List<String>> annotations = output.annotations(provider);
            if (annotations.containsKey(ANNOTATION)) {
                names.add(provider);
                messages.addAll(annotations.get(ANNOTATION));
                description(output, provider).ifPresent(descriptions::add);
            } else {
                others.add(provider);
            }
        }
        return new EarlierRegistry(names, messages, others, descriptions);
    }

    private static List<String> providers(OutputDirectory output) {
        return output.text(SERVICE_FILE)
                .map(text -> text.lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** One that can't be understood is that of another version: what it adds are docs alone. */
    private static Optional<ProtocolDescription> description(OutputDirectory output, String registry) {
        try {
            return output.text(ProtocolDescription.resource(registry)).map(ProtocolDescription::parse);
        } catch (ProtocolFormatException e) {
            return Optional.empty();
        }
    }
}
