package io.darkrift.wire.support;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps that are read: in the order in which their entries arrived, and with each key once. */
public final class Maps {
    /** No more room is made for entries that have not come yet. */
    private static final int MOST_AHEAD = 1_024;

    private Maps() {}

    /**
     * Creates an empty map for entries that are read.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param count the count that the peer announced. Room is made for 1,024 of them at most; the map grows with the entries that arrive
     * @return a map that keeps the order of its entries
     */
    public static <K, V extends @Nullable Object> Map<K, V> forEntries(int count) {
        int entries = Math.min(count, MOST_AHEAD);
        // A map of so many buckets has room for three quarters as many entries.
        return new LinkedHashMap<>((entries * 4 + 2) / 3);
    }

    /**
     * Adds an entry that was read.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param in the reader, after the entry
     * @param map where to
     * @param key the key
     * @param value the value
     * @param place the component that the map is
     * @throws WireException if the key came before
     */
    public static <K, V extends @Nullable Object> void put(
            DarkriftReader in, Map<K, V> map, K key, V value, String place) {
        int before = map.size();
        map.put(key, value);
        if (map.size() == before) {
            throw new WireException(place + ": the key " + key + " arrived twice", in.position());
        }
    }
}
