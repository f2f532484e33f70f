package io.darkrift.rooms;

import java.util.Map;

/**
 * An entry in a list of rooms: a snapshot of the state of a room. Immutable.
 *
 * @param id the id of the room, 1 or more
 * @param name its name
 * @param properties the metadata that the application has given it
 * @param members how many seats are taken or reserved
 * @param maxMembers how many seats there are
 * @param locked whether it is locked
 * @param isPrivate whether a code is needed to join it
 */
public record RoomInfo(
        int id,
        String name,
        Map<String, String> properties,
        int members,
        int maxMembers,
        boolean locked,
        boolean isPrivate) {
    /**
     * Checks and copies the values.
     *
     * @param id the id of the room
     * @param name its name
     * @param properties the metadata
     * @param members how many seats are taken or reserved
     * @param maxMembers how many seats there are
     * @param locked whether it is locked
     * @param isPrivate whether a code is needed to join it
     */
    public RoomInfo {
        properties = Map.copyOf(properties);
    }

    /**
     * Returns a property.
     *
     * @param key its key
     * @return the value, or an empty string if there is none
     */
    public String property(String key) {
        return properties.getOrDefault(key, "");
    }
}
