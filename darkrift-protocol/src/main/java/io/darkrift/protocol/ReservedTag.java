package io.darkrift.protocol;

/**
 * A tag of a message that was removed. Peers that know the message still send it, so that no other may have the tag.
 *
 * @param tag 0 to 65,535
 * @param name the canonical name of the record that had it
 */
public record ReservedTag(int tag, String name) {
    /**
     * A tag.
     *
     * @param tag 0 to 65,535
     * @param name the canonical name of the record that had it
     * @throws IllegalArgumentException if the tag is out of range, or the name is not valid
     */
    public ReservedTag {
        Require.className(name);
        Require.within("the tag of " + name, tag, 0, 65_535);
    }
}
