package io.darkrift.wire.support;

/**
 * Compares the sizes of structs of other modules with those that generated code was compiled for. Serializers have
 * these sizes as constants, and would read and write wrong bytes if a size has changed.
 */
public final class FixedSizes {
    private static final int VARIES = -1;

    private FixedSizes() {}

    /**
     * Requires that a struct has the size that it had when the calling module was compiled.
     *
     * @param serializer the generated serializer of the struct
     * @param size the size in bytes
     * @throws IllegalStateException if it has another
     */
    public static void require(Class<?> serializer, int size) {
        int now = sizeOf(serializer, size);
        if (now != size) {
            throw new IllegalStateException(serializer.getName() + " writes "
                    + (now == VARIES ? "structs of varying size" : now + " bytes")
                    + ", and wrote " + size + " when this module was compiled: compile this module again with the"
                    + " present version of that one");
        }
    }

    /** The value of its constant, which the compiler would copy into the class that names it. */
    private static int sizeOf(Class<?> serializer, int expected) {
        try {
            return serializer.getField("SIZE").getInt(null);
        } catch (NoSuchFieldException e) {
            return VARIES;
        } catch (IllegalAccessException e) {
            // Its module exports it to the calling one alone.
            return expected;
        }
    }
}
