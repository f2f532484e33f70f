package io.darkrift.rooms;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The options of a new room: {@code RoomOptions.named("Desert").withMaxMembers(8).withProperty("map", "desert")}.
 * Immutable.
 *
 * @param name the name, at most 64 characters
 * @param maxMembers the maximum number of members, 1 to 65,535
 * @param properties metadata for lists: at most 16 entries, with keys of at most 64 characters and values of at most
 *     256
 * @param isPrivate whether the room is not listed, and is joined with its code only
 * @param keptWhenEmpty whether the room stays without members, until {@link Room#dispose}
 */
public record RoomOptions(
        String name, int maxMembers, Map<String, String> properties, boolean isPrivate, boolean keptWhenEmpty) {
    static final int MAX_NAME = 64;
    static final int MAX_PROPERTIES = 16;
    static final int MAX_KEY = 64;
    static final int MAX_VALUE = 256;
    static final int MAX_MEMBERS = 65_535;
    private static final int DEFAULT_MEMBERS = 16;

    /**
     * Checks and copies the values.
     *
     * @param name the name
     * @param maxMembers how many members there may be
     * @param properties metadata for lists
     * @param isPrivate whether the room is joined by code only
     * @param keptWhenEmpty whether the room stays without members
     * @throws IllegalArgumentException if a value is outside its range
     */
    public RoomOptions {
        checkLength("the name of a room", name, MAX_NAME);
        if (maxMembers < 1 || maxMembers > MAX_MEMBERS) {
            throw new IllegalArgumentException("maxMembers is " + maxMembers + ": it has to be 1 to " + MAX_MEMBERS);
        }
        properties = checked(properties);
    }

    /**
     * Returns options for a public room of 16 members, which is disposed when it is empty.
     *
     * @param name the name
     * @return the options
     * @throws IllegalArgumentException if the name has more than 64 characters
     */
    public static RoomOptions named(String name) {
        return new RoomOptions(name, DEFAULT_MEMBERS, Map.of(), false, false);
    }

    /**
     * Returns these options with another maximum.
     *
     * @param members 1 to 65,535
     * @return other options
     */
    public RoomOptions withMaxMembers(int members) {
        return new RoomOptions(name, members, properties, isPrivate, keptWhenEmpty);
    }

    /**
     * Returns these options with a property, in place of the one of the same key.
     *
     * @param key 64 characters at most
     * @param value 256 characters at most
     * @return other options
     */
    public RoomOptions withProperty(String key, String value) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(key, value);
        return new RoomOptions(name, maxMembers, all, isPrivate, keptWhenEmpty);
    }

    /**
     * Returns these options for a private room: it is not listed, and can be joined with its {@link Room#code() code} or a
     * reservation only.
     *
     * @return other options
     */
    public RoomOptions asPrivate() {
        return new RoomOptions(name, maxMembers, properties, true, keptWhenEmpty);
    }

    /**
     * Returns these options for a room that stays without members, until {@link Room#dispose} is called.
     *
     * @return other options
     */
    public RoomOptions keepWhenEmpty() {
        return new RoomOptions(name, maxMembers, properties, isPrivate, true);
    }

    static Map<String, String> checked(Map<String, String> properties) {
        Map<String, String> copy = Map.copyOf(properties);
        if (copy.size() > MAX_PROPERTIES) {
            throw new IllegalArgumentException(
                    "a room has " + copy.size() + " properties: " + MAX_PROPERTIES + " at most are allowed");
        }
        copy.forEach((key, value) -> {
            checkLength("the key of a property", key, MAX_KEY);
            checkLength("the value of the property " + key, value, MAX_VALUE);
        });
        return copy;
    }

    private static void checkLength(String what, String text, int max) {
        if (Objects.requireNonNull(text, what).length() > max) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters: " + max + " at most are allowed");
        }
    }
}
