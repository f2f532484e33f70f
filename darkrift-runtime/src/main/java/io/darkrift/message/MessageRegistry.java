package io.darkrift.message;

import io.darkrift.annotation.Direction;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a program knows: finds serializers by tag and by class. Immutable, and safe for use by any number
 * of threads.
 *
 * <p>{@link #load()} finds the registries that the annotation processor wrote. Each tag and each class belongs to one
 * message at most.
 */
public final class MessageRegistry implements Iterable<MessageSerializer<?>> {
    private static final MessageRegistry EMPTY = new MessageRegistry(List.of(), false, Map.of(), "");
    private static final StackWalker CALLER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static final int HEX_DIGITS = 16;
    private static final String SERVICE_FILES = "META-INF/services";

    private final List<MessageSerializer<?>> serializers;
    private final Map<Integer, MessageSerializer<?>> byTag = new HashMap<>();
    private final Map<Class<?>, MessageSerializer<?>> byType;
    private final boolean strict;

    /** The fingerprints of messages by tag, as far as they are known. */
    private final Map<Integer, Long> fingerprints;

    /** Which class loaders were searched, and what they found; empty if the registry was not loaded. */
    private final String origin;

    private MessageRegistry(
            Collection<? extends MessageSerializer<?>> serializers,
            boolean strict,
            Map<Integer, Long> fingerprints,
            String origin) {
        Map<Class<?>, MessageSerializer<?>> types = new HashMap<>();
        List<MessageSerializer<?>> distinct = new ArrayList<>();
        for (MessageSerializer<?> serializer : serializers) {
            if (add(serializer, types)) {
                distinct.add(serializer);
            }
        }
        this.serializers = List.copyOf(distinct);
        this.byType = Map.copyOf(types);
        this.strict = strict;
        this.fingerprints = new HashMap<>(fingerprints);
        this.fingerprints.keySet().removeIf(tag -> byTag.get(tag) == null);
        this.origin = origin;
    }

    private boolean add(MessageSerializer<?> serializer, Map<Class<?>, MessageSerializer<?>> types) {
        int tag = serializer.tag();
        Class<?> type = serializer.type();
        if (tag < 0 || tag > 65_535) {
            throw new IllegalArgumentException("tag of " + type.getName() + " is " + tag + ": a tag is 0 to 65535");
        }
        MessageSerializer<?> sameTag = byTag.get(tag);
        MessageSerializer<?> sameType = types.get(type);
        if (sameTag == null && sameType == null) {
            byTag.put(tag, serializer);
            types.put(type, serializer);
            return true;
        }
        if (sameTag != null && sameTag.type() != type) {
            throw new IllegalArgumentException("tag " + tag + " is used by "
                    + sameTag.type().getName() + " and " + type.getName() + ": give one of them another tag");
        }
        if (sameType != null && sameType.tag() != tag) {
            throw new IllegalArgumentException(
                    type.getName() + " has the tags " + sameType.tag() + " and " + tag + ": a message has one tag");
        }
        if (sameTag != null && sameTag.getClass() != serializer.getClass()) {
            throw new IllegalArgumentException(type.getName() + " has the serializers "
                    + sameTag.getClass().getName() + " and "
                    + serializer.getClass().getName() + ": leave one out, with without(tag)");
        }
        return false;
    }

    /**
     * Returns a registry without messages.
     *
     * @return the empty registry
     */
    public static MessageRegistry empty() {
        return EMPTY;
    }

    /**
     * Returns a registry of some messages. A serializer that is given twice counts once.
     *
     * @param serializers their serializers
     * @return a registry
     * @throws IllegalArgumentException if a tag is outside 0 to 65,535, two messages have the same tag, or a message
     *     has two tags or two serializers
     */
    public static MessageRegistry of(MessageSerializer<?>... serializers) {
        return of(Arrays.asList(serializers));
    }

    /**
     * Returns a registry of some messages. A serializer that is given twice counts once.
     *
     * @param serializers their serializers
     * @return a registry
     * @throws IllegalArgumentException if a tag is outside 0 to 65,535, two messages have the same tag, or a message
     *     has two tags or two serializers
     */
    public static MessageRegistry of(Collection<? extends MessageSerializer<?>> serializers) {
        return new MessageRegistry(serializers, false, Map.of(), "");
    }

    /**
     * Loads the messages of all modules. It searches the context class loader of the thread, the class loader of the
     * class that calls this method, and the class loader of the library: threads of pools, such as those of {@link
     * java.util.concurrent.ForkJoinPool#commonPool()}, may not have the context class loader of the application.
     *
     * @return the registries of the modules, merged
     * @throws io.darkrift.DarkriftException if no registry is found, one can't be loaded, or two modules have
     *     registries of the same name: the exception lists what was searched, and says what to add to the build
     * @throws IllegalArgumentException if two messages of different modules have the same tag
     */
    public static MessageRegistry load() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(Thread.currentThread().getContextClassLoader());
        try {
            loaders.add(CALLER.getCallerClass().getClassLoader());
        } catch (IllegalCallerException e) {
            // Native code has called.
        }
        loaders.add(MessageRegistry.class.getClassLoader());
        loaders.remove(null);
        return RegistryLoader.load(loaders);
    }

    /**
     * Loads the messages of all modules that a class loader finds.
     *
     * @param loader the class loader
     * @return the registries of the modules, merged
     * @throws io.darkrift.DarkriftException if no registry is found, one can't be loaded, or two modules have
     *     registries of the same name: the exception lists what was searched, and says what to add to the build
     * @throws IllegalArgumentException if two messages of different modules have the same tag
     */
    public static MessageRegistry load(ClassLoader loader) {
        return RegistryLoader.load(List.of(loader));
    }

    /**
     * Finds the message that has a tag.
     *
     * @param tag 0 to 65,535
     * @return its serializer
     */
    public Optional<MessageSerializer<?>> find(int tag) {
        return Optional.ofNullable(findOrNull(tag));
    }

    /**
     * Finds a message by its class.
     *
     * @param <T> the type of the message
     * @param type its class
     * @return its serializer
     */
    @SuppressWarnings("unchecked") // add() keeps class and serializer together
    public <T> Optional<MessageSerializer<T>> find(Class<T> type) {
        return Optional.ofNullable((MessageSerializer<T>) byType.get(type));
    }

    /**
     * Returns the serializer of a message, which must be in the registry.
     *
     * @param <T> the type of the message
     * @param type its class
     * @return its serializer
     * @throws IllegalArgumentException if the registry has no such message
     */
    public <T> MessageSerializer<T> require(Class<T> type) {
        @SuppressWarnings("unchecked") // add() keeps class and serializer together
        MessageSerializer<T> serializer = (MessageSerializer<T>) byType.get(type);
        if (serializer == null) {
            throw new IllegalArgumentException(type.getName() + " is not a message of the registry, which has "
                    + serializers.size() + ": mark the record with @DarkriftMessage, and give the registry of its"
                    + " module to the builder"
                    + (origin.isEmpty()
                            ? ""
                            : "; " + origin
                                    + ": if the registry of the record's module is missing, call"
                                    + " MessageRegistry.load(ClassLoader) with the class loader of that module, and let a"
                                    + " shaded jar merge " + SERVICE_FILES));
        }
        return serializer;
    }

    private @Nullable MessageSerializer<?> findOrNull(int tag) {
        return tag < 0 || tag > 65_535 ? null : byTag.get(tag);
    }

    /**
     * Returns whether a message has a tag.
     *
     * @param tag the tag
     * @return true if one has it
     */
    public boolean contains(int tag) {
        return findOrNull(tag) != null;
    }

    /**
     * Returns whether a class is a message.
     *
     * @param type the class
     * @return true if it is
     */
    public boolean contains(Class<?> type) {
        return byType.containsKey(type);
    }

    /**
     * Returns how many messages there are.
     *
     * @return their count
     */
    public int size() {
        return serializers.size();
    }

    /** Returns the serializers, in the order in which they were given. */
    @Override
    public Iterator<MessageSerializer<?>> iterator() {
        return serializers.iterator();
    }

    /**
     * Returns a registry with these messages and one more.
     *
     * @param serializer the serializer of the added message
     * @return a new registry
     * @throws IllegalArgumentException if another message has its tag, or its class has another serializer
     */
    public MessageRegistry with(MessageSerializer<?> serializer) {
        List<MessageSerializer<?>> all = new ArrayList<>(serializers);
        all.add(serializer);
        return new MessageRegistry(all, strict, fingerprints, origin);
    }

    /**
     * Returns a registry without the message of a tag.
     *
     * @param tag the tag
     * @return a new registry
     */
    public MessageRegistry without(int tag) {
        return filter(serializer -> serializer.tag() != tag);
    }

    /**
     * Returns a registry without a message.
     *
     * @param type the class of the message
     * @return a new registry
     */
    public MessageRegistry without(Class<?> type) {
        return filter(serializer -> serializer.type() != type);
    }

    /**
     * Returns the messages that a client may send: those that only clients may send, and those that both ends may send.
     *
     * @return a new registry
     */
    public MessageRegistry clientToServer() {
        return filter(serializer -> serializer.direction() != Direction.SERVER_TO_CLIENT);
    }

    /**
     * Returns the messages that a server may send: those that only servers may send, and those that both ends may send.
     *
     * @return a new registry
     */
    public MessageRegistry serverToClient() {
        return filter(serializer -> serializer.direction() != Direction.CLIENT_TO_SERVER);
    }

    private MessageRegistry filter(Predicate<MessageSerializer<?>> kept) {
        return new MessageRegistry(serializers.stream().filter(kept).toList(), strict, fingerprints, origin);
    }

    /**
     * Returns a registry with the messages of this registry and of another one. It is strict if one of the two is.
     *
     * @param other the other registry
     * @return a new registry
     * @throws IllegalArgumentException if two messages have the same tag
     */
    public MessageRegistry merge(MessageRegistry other) {
        List<MessageSerializer<?>> all = new ArrayList<>(serializers);
        all.addAll(other.serializers);
        Map<Integer, Long> both = new HashMap<>(other.fingerprints);
        both.putAll(fingerprints);
        return new MessageRegistry(all, strict || other.strict, both, origin.isEmpty() ? other.origin : origin);
    }

    /**
     * Returns the same registry, but one that rejects payloads with bytes left over. C# ignores such bytes, and so does
     * a registry that is not strict. Bytes that are left over in a sized struct are skipped nevertheless.
     *
     * @return a new registry
     */
    public MessageRegistry strict() {
        return new MessageRegistry(serializers, true, fingerprints, origin);
    }

    /**
     * Returns the same registry with the fingerprints of its messages. Generated registries call it; a message without
     * a fingerprint has that of the name of its serializer's class.
     *
     * @param hexDigits sixteen hexadecimal digits for each message, in their order, in any number of strings
     * @return a new registry
     * @throws IllegalArgumentException if there are not as many fingerprints as messages
     */
    public MessageRegistry withFingerprints(String... hexDigits) {
        String all = String.join("", hexDigits);
        if (all.length() != HEX_DIGITS * serializers.size()) {
            throw new IllegalArgumentException("expected " + HEX_DIGITS * serializers.size()
                    + " hexadecimal digits for the fingerprints of " + serializers.size() + " messages, and "
                    + all.length() + " arrived: compile the module of the registry again");
        }
        Map<Integer, Long> byTag = new HashMap<>();
        for (int i = 0; i < serializers.size(); i++) {
            String digits = all.substring(HEX_DIGITS * i, HEX_DIGITS * (i + 1));
            byTag.put(serializers.get(i).tag(), HexFormat.fromHexDigitsToLong(digits));
        }
        return new MessageRegistry(serializers, strict, byTag, origin);
    }

    /**
     * Computes a number that identifies the protocol. A client can send it when a player logs in, and the server
     * compares it with its own. The number is the same if both ends know the same messages. It depends on tags,
     * directions, components with their names, types, limits and defaults, and the names and numbers of constants. It
     * does not depend on the names of records. For a message whose serializer was written by hand, it depends on the
     * name of the serializer's class. Peers with different numbers may still understand each other: compare the
     * protocols with the lock of the compiler.
     *
     * @return the fingerprint; that of a module's registry is also in its description
     */
    public long fingerprint() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * serializers.size());
        serializers.stream()
                .sorted(Comparator.comparingInt(MessageSerializer::tag))
                .forEach(each -> bytes.putLong(fingerprint(each)));
        return hash(bytes.array());
    }

    private long fingerprint(MessageSerializer<?> serializer) {
        Long known = fingerprints.get(serializer.tag());
        return known != null
                ? known
                : hash(("serializer " + serializer.tag() + " " + serializer.direction() + " "
                                + serializer.getClass().getName())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static long hash(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("each Java platform has SHA-256", e);
        }
    }

    /** Returns the same registry, with what class loaders have found, for errors. */
    MessageRegistry foundBy(String loaders) {
        return new MessageRegistry(serializers, strict, fingerprints, loaders);
    }

    /**
     * Decodes a raw message into its record.
     *
     * @param message the message
     * @return the record, for {@code instanceof} or {@code switch}
     * @throws UnknownTagException if the registry has no message with the tag
     * @throws WireException if the payload is not such a record
     */
    public Object decode(Message message) {
        MessageSerializer<?> serializer = findOrNull(message.tag());
        if (serializer == null) {
            throw new UnknownTagException(message.tag());
        }
        return read(serializer, message.reader());
    }

    /**
     * Decodes a raw message into a record of a known type.
     *
     * @param <T> the type
     * @param message the message
     * @param type its class
     * @return the record
     * @throws IllegalArgumentException if the registry has no such type, or the message has another tag
     * @throws WireException if the payload is not such a record
     */
    public <T> T decode(Message message, Class<T> type) {
        MessageSerializer<T> serializer = require(type);
        if (serializer.tag() != message.tag()) {
            throw new IllegalArgumentException("a message with tag " + message.tag() + " can't be decoded as "
                    + type.getSimpleName() + ", which has tag " + serializer.tag());
        }
        return read(serializer, message.reader());
    }

    /**
     * Encodes a record into a raw message.
     *
     * @param record the record
     * @return a message that is sent reliably, unless {@link Message#with} changes that
     * @throws IllegalArgumentException if the registry has no such message, or a value in it can't be written
     */
    public Message encode(Object record) {
        return encode(record, require(record.getClass()));
    }

    private static <T> Message encode(Object record, MessageSerializer<T> serializer) {
        DarkriftWriter payload = new DarkriftWriter();
        serializer.write(serializer.type().cast(record), payload);
        payload.endMessage(0, record);
        return Message.of(serializer.tag(), payload);
    }

    /**
     * Reads a payload to its end, as strictly as this registry does.
     *
     * @param <T> the type of the message
     * @param serializer its serializer
     * @param in a reader at the start of the payload, whose bytes end with the payload
     * @return the record
     * @throws WireException if the payload is not such a record; it names the message
     */
    public <T> T read(MessageSerializer<T> serializer, DarkriftReader in) {
        T value;
        try {
            value = serializer.read(in);
        } catch (WireException e) {
            throw e.in(nameOf(serializer));
        } catch (IllegalArgumentException | DateTimeException e) {
            // A constructor that refuses its arguments: the sender is to blame, as for any other bad payload. Any other
            // exception is a fault of this side, and goes to the caller as it is.
            throw new WireException(
                    nameOf(serializer) + ": the values were refused: " + e.getMessage(), in.position(), e);
        }
        if (strict && in.remaining() > 0) {
            throw new WireException(
                    nameOf(serializer) + ": " + in.remaining() + " bytes are left over, and the registry is strict",
                    in.position());
        }
        return value;
    }

    private static String nameOf(MessageSerializer<?> serializer) {
        return serializer.type().getSimpleName() + " (tag " + serializer.tag() + ")";
    }
}
