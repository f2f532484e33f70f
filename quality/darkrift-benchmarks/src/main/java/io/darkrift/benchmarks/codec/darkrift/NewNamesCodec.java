package io.darkrift.benchmarks.codec.darkrift;

import io.darkrift.message.MessageSerializer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * As {@link DarkriftCodec}, but no name that is decoded has arrived shortly before, so that the reader does not find it in
 * its cache. To change four characters of each name costs a nanosecond or two, which count.
 */
final class NewNamesCodec<T> extends DarkriftCodec<T> {
    private static final VarHandle FOUR_CHARS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Four times the digit 0. */
    private static final long ZEROS = 0x0030_0030_0030_0030L;

    private final int[] digits;
    private long names;

    /** What is decoded first is compared with what was encoded. */
    private int checks = 2;

    /**
     * A codec.
     *
     * @param digits where the last four characters of the names are
     */
    NewNamesCodec(MessageSerializer<T> serializer, int... digits) {
        super(serializer);
        this.digits = digits;
    }

    @Override
    public T decode() {
        T value = super.decode();
        if (checks > 0) {
            checks--;
        } else {
            byte[] array = encoded();
            for (int at : digits) {
                FOUR_CHARS.set(array, at, digits(names++));
            }
        }
        return value;
    }

    /** Octal, so that it takes no division. */
    private static long digits(long number) {
        return ZEROS | number & 7 | (number & 070) << 13 | (number & 0700) << 26 | (number & 07000) << 39;
    }
}
