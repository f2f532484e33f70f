package io.darkrift.protocol;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All messages of a module, and the structs, enums, unions and serializers that are in them. Messages are in the order of
 * their tags, the others in that of their names.
 *
 * @param registry the canonical name of the generated registry
 * @param notes what is said of the protocol: extensions
 * @param messages the messages
 * @param structs the structs
 * @param enums the enums
 * @param unions the unions
 * @param serializers the serializers by hand that declare what they write
 */
public record ProtocolDescription(
        String registry,
        Notes notes,
        List<MessageDescription> messages,
        List<StructDescription> structs,
        List<EnumDescription> enums,
        List<UnionDescription> unions,
        List<SerializerDescription> serializers) {
    /** The version of the JSON format that is written. Version 1 is read too. */
    public static final int FORMAT = 2;

    /**
     * A description.
     *
     * @param registry the canonical name of the generated registry
     * @param notes what is said of the protocol: extensions
     * @param messages the messages
     * @param structs the structs
     * @param enums the enums
     * @param unions the unions
     * @param serializers the serializers by hand that declare what they write
     * @throws IllegalArgumentException if a name or a tag is there twice, a struct, enum or union is used that is not
     *     described, or a struct contains itself
     */
    public ProtocolDescription {
        Require.className(registry);
        Objects.requireNonNull(notes);
        messages = sorted(messages, "message", MessageDescription::name, Comparator.comparing(MessageDescription::tag));
        messages = Require.distinct(messages, "tag", MessageDescription::tag);
        structs = sorted(structs, "struct", StructDescription::name, Comparator.comparing(StructDescription::name));
        enums = sorted(enums, "enum", EnumDescription::name, Comparator.comparing(EnumDescription::name));
        unions = sorted(unions, "union", UnionDescription::name, Comparator.comparing(UnionDescription::name));
        serializers = sorted(
                serializers,
                "serializer",
                SerializerDescription::name,
                Comparator.comparing(SerializerDescription::name));
        new ReferenceCheck(structs, enums, unions, serializers).check(messages);
    }

    /**
     * Creates a description without serializers by hand that declare what they write.
     *
     * @param registry the canonical name of the generated registry
     * @param messages the messages
     * @param structs the structs
     * @param enums the enums
     * @param unions the unions
     * @throws IllegalArgumentException as the other constructor
     */
    public ProtocolDescription(
            String registry,
            List<MessageDescription> messages,
            List<StructDescription> structs,
            List<EnumDescription> enums,
            List<UnionDescription> unions) {
        this(registry, Notes.NONE, messages, structs, enums, unions, List.of());
    }

    /**
     * Returns a number that identifies the protocol, for a client and a server to compare. It is made of the messages:
     * tags, directions, components with their names, types, limits and defaults, and the names and numbers of
     * constants. Names of classes, docs and extensions do not count, and neither does the order in which something is
     * described.
     *
     * @return the same for the same protocol, in all versions of the library; different protocols have different
     *     fingerprints, except for one pair in 2^64
     */
    public long fingerprint() {
        return new Fingerprints(this).all();
    }

    /**
     * Returns the numbers that tell messages apart from others, as {@link #fingerprint()} does for all.
     *
     * @return the fingerprint of each message, by its tag
     */
    public Map<Integer, Long> fingerprints() {
        Fingerprints fingerprints = new Fingerprints(this);
        return messages.stream().collect(Collectors.toMap(MessageDescription::tag, fingerprints::of));
    }

    private static <T> List<T> sorted(Collection<T> parts, String what, Function<T, String> name, Comparator<T> order) {
        return Require.distinct(parts.stream().sorted(order).toList(), what, name);
    }

    /**
     * Reads a description.
     *
     * @param json the JSON, whole
     * @return the description
     * @throws ProtocolFormatException if it is not valid: the message says where, what was expected and what arrived
     */
    public static ProtocolDescription parse(String json) {
        return parse(new StringReader(json));
    }

    /**
     * Reads a description.
     *
     * @param json a reader of the JSON; it is not closed
     * @return the description
     * @throws ProtocolFormatException if it is not valid: the message says where, what was expected and what arrived
     * @throws UncheckedIOException if the reader fails
     */
    public static ProtocolDescription parse(Reader json) {
        return ProtocolJsonReader.read(json);
    }

    /**
     * Returns the descriptions of all generated registries that the class loader of the thread finds.
     *
     * @return the descriptions; empty if there are none
     * @throws ProtocolFormatException if one can't be understood
     * @throws UncheckedIOException if one can't be read
     */
    public static List<ProtocolDescription> load() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return load(context != null ? context : ProtocolDescription.class.getClassLoader());
    }

    /**
     * Returns the descriptions of all generated registries that a class loader finds. Registries are found as service
     * loaders find them, by the files {@code META-INF/services/io.darkrift.message.MessageRegistryProvider}; one
     * without a description is left out.
     *
     * @param loader the class loader
     * @return the descriptions; empty if there are none
     * @throws ProtocolFormatException if one can't be understood
     * @throws UncheckedIOException if one can't be read
     */
    public static List<ProtocolDescription> load(ClassLoader loader) {
        return DescriptionResources.in(loader).all();
    }

    /**
     * Returns the description of a registry: {@code META-INF/darkrift/<registry>.json} on the class path or the module
     * path.
     *
     * @param loader the class loader that finds it
     * @param registry the canonical name of the registry
     * @return the description, or empty if there is none
     * @throws ProtocolFormatException if it can't be understood
     * @throws UncheckedIOException if it can't be read
     */
    public static Optional<ProtocolDescription> load(ClassLoader loader, String registry) {
        return DescriptionResources.in(loader).find(registry);
    }

    /**
     * Returns the path of the description of a registry among the classes.
     *
     * @param registry the canonical name of the registry
     * @return the path of the resource, without a slash at its start
     */
    public static String resource(String registry) {
        return "META-INF/darkrift/" + registry + ".json";
    }

    /**
     * Returns the same description without what its authors say.
     *
     * @return a description without docs
     */
    public ProtocolDescription withoutDocs() {
        return new ProtocolDescription(
                registry,
                notes.withoutDocs(),
                messages.stream().map(MessageDescription::withoutDocs).toList(),
                structs.stream().map(StructDescription::withoutDocs).toList(),
                enums.stream().map(EnumDescription::withoutDocs).toList(),
                unions.stream().map(UnionDescription::withoutDocs).toList(),
                serializers.stream().map(SerializerDescription::withoutDocs).toList());
    }

    /**
     * Returns the description as JSON.
     *
     * @return the JSON: the same for equal descriptions, and with an end of line at its end
     */
    public String toJson() {
        StringWriter json = new StringWriter();
        try {
            write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString();
    }

    /**
     * Writes the description as JSON, as {@link #toJson()} gives it.
     *
     * @param json where to; it is not closed. The characters are to be encoded in UTF-8
     * @throws IOException if that fails
     */
    public void write(Writer json) throws IOException {
        new ProtocolJsonWriter(json).write(this);
    }
}
