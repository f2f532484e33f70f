package io.darkrift.wire;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.RandomAccess;

/** Unsigned numbers that stay eight bytes each until they are asked for: as BigIntegers they would take 68. */
final class UInt64List extends AbstractList<BigInteger> implements RandomAccess {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private final long[] bits;

    UInt64List(long[] bits) {
        this.bits = bits;
    }

    @Override
    public BigInteger get(int index) {
        BigInteger signed = BigInteger.valueOf(bits[index]);
        return signed.signum() < 0 ? signed.add(TWO_TO_64) : signed;
    }

    @Override
    public int size() {
        return bits.length;
    }
}
