package io.darkrift.processor.model;

/** The numbers on the wire. */
public enum NumberKind {
    INT8("Int8", 1, true),
    INT16("Int16", 2, true),
    INT32("Int32", 4, true),
    INT64("Int64", 8, true),
    UINT8("UInt8", 1, false),
    UINT16("UInt16", 2, false),
    UINT32("UInt32", 4, false),
    UINT64("UInt64", 8, false),
    FLOAT32("Float32", 4, true),
    FLOAT64("Float64", 8, true);

    private final String label;
    private final int bytes;
    private final boolean signed;

    NumberKind(String label, int bytes, boolean signed) {
        this.label = label;
        this.bytes = bytes;
        this.signed = signed;
    }

    /** The name of the annotation, and of the runtime's methods. */
    public String label() {
        return label;
    }

    public int bytes() {
        return bytes;
    }

    public boolean isSigned() {
        return signed;
    }

    public boolean isInteger() {
        return this != FLOAT32 && this != FLOAT64;
    }

    /** Whether a Java type can hold every number of this kind, or its bits. */
    public boolean fits(JavaNumber java) {
        if (!isInteger()) {
            return java.natural().filter(this::equals).isPresent();
        }
        return java == JavaNumber.BIG_INTEGER ? this == UINT64 : java.isInteger() && java.bytes() >= bytes;
    }

    /** Whether a value of a Java type may lie outside this kind, so that it is checked on writing. */
    public boolean checks(JavaNumber java) {
        return java.bytes() > bytes;
    }

    /** The least number, as far as enums use it. */
    public long min() {
        return signed ? -1L << 8 * bytes - 1 : 0;
    }

    /** The largest number, as far as a long holds it. */
    public long max() {
        int bits = signed ? 8 * bytes - 1 : 8 * bytes;
        return bits >= 63 ? Long.MAX_VALUE : (1L << bits) - 1;
    }

    /** Whether a number of this kind needs a long, where it is not taken for its bits. */
    public boolean needsLong() {
        return bytes == 8 || this == UINT32;
    }
}
