package io.darkrift.benchmarks.codec.hand;

import io.darkrift.benchmarks.codec.Codec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The buffer, and where the message in it ends. */
final class HandBytes {
    static final VarHandle INT16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle FLOAT32 = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle CHAR_LE = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

    final byte[] array = new byte[Codec.CAPACITY];

    /** Where the message begins: not known to the compiler, because in a batch each message begins elsewhere. */
    int start;

    int end;

    /** A message may end before its buffer does. */
    void require(int at, int count) {
        if (count < 0 || count > end - at) {
            throw new IllegalArgumentException(count + " bytes at " + at + ", but the message ends at " + end);
        }
    }
}
