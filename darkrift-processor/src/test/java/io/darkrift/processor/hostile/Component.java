package io.darkrift.processor.hostile;

/**
 * The type of a component, or of an element.
 *
 * @param annotations what stands before it in a record
 * @param java the type, in full; {@code ~} stands where an annotation of the type goes
 * @param box the type between angle brackets
 * @param value makes a value
 * @param isKey whether it may be the key of a map
 * @param isPlain whether {@code @Bits} and limits may not be added
 */
record Component(String annotations, String java, String box, Value value, boolean isKey, boolean isPlain) {
    static Component of(String annotations, String java, String box, boolean isKey, Value value) {
        return new Component(annotations, java, box, value, isKey, true);
    }

    String javaWith(String annotation) {
        return java.replace("~", annotation.isEmpty() ? "" : annotation + " ");
    }

    String boxWith(String annotation) {
        return box.replace("~", annotation.isEmpty() ? "" : annotation + " ");
    }
}
