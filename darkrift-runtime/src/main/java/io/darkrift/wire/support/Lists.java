package io.darkrift.wire.support;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of what DarkRift packs into one value, booleans as bits and characters as a string, and lists that hold null. */
public final class Lists {
    private Lists() {}

    /**
     * Unpacks a list of booleans.
     *
     * @param value the list
     * @param place what it is, such as {@code Choose.flags}
     * @return the booleans
     * @throws IllegalArgumentException if the list or an element is null
     */
    public static boolean[] booleans(@Nullable List<Boolean> value, String place) {
        List<Boolean> list = Checks.notNull(value, place);
        boolean[] booleans = new boolean[list.size()];
        Iterator<Boolean> elements = list.iterator();
        for (int i = 0; i < booleans.length; i++) {
            booleans[i] = Checks.notNull(elements.next(), place, i);
        }
        return booleans;
    }

    /**
     * Unpacks a list of characters.
     *
     * @param value the list
     * @param place what it is
     * @return the characters
     * @throws IllegalArgumentException if the list or an element is null
     */
    public static char[] chars(@Nullable List<Character> value, String place) {
        List<Character> list = Checks.notNull(value, place);
        char[] chars = new char[list.size()];
        Iterator<Character> elements = list.iterator();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Checks.notNull(elements.next(), place, i);
        }
        return chars;
    }

    /**
     * Makes a list of booleans.
     *
     * @param booleans the booleans
     * @return an unmodifiable list
     */
    public static List<Boolean> of(boolean[] booleans) {
        Boolean[] boxes = new Boolean[booleans.length];
        Arrays.setAll(boxes, i -> booleans[i]);
        return List.of(boxes);
    }

    /**
     * Makes a list of characters.
     *
     * @param chars the characters
     * @return an unmodifiable list
     */
    public static List<Character> of(char[] chars) {
        Character[] boxes = new Character[chars.length];
        Arrays.setAll(boxes, i -> chars[i]);
        return List.of(boxes);
    }

    /**
     * Makes a list of elements that may be null, which {@link List#of} does not take.
     *
     * @param <T> the type of the elements
     * @param elements the elements, which must not be changed afterwards
     * @return an unmodifiable list
     */
    public static <T> List<@Nullable T> ofNullable(@Nullable T[] elements) {
        return Collections.unmodifiableList(Arrays.asList(elements));
    }
}
