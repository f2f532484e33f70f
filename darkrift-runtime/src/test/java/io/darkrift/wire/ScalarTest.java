package io.darkrift.wire;

import static io.darkrift.wire.Bytes.hex;
import static io.darkrift.wire.Bytes.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ScalarTest {
    private static final BigInteger MAX_UINT64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final DarkriftWriter out = new DarkriftWriter(0);

    @Test
    void numbersAreBigEndian() {
        assertThat(hex(out -> out.writeInt8(-2))).isEqualTo("fe");
        assertThat(hex(out -> out.writeUInt8(254))).isEqualTo("fe");
        assertThat(hex(out -> out.writeInt16(0x1234))).isEqualTo("1234");
        assertThat(hex(out -> out.writeUInt16(0xFEDC))).isEqualTo("fedc");
        assertThat(hex(out -> out.writeInt32(0x12345678))).isEqualTo("12345678");
        assertThat(hex(out -> out.writeUInt32(0xFEDCBA98L))).isEqualTo("fedcba98");
        assertThat(hex(out -> out.writeInt64(0x123456789ABCDEF0L))).isEqualTo("123456789abcdef0");
        assertThat(hex(out -> out.writeUInt64(-1L))).isEqualTo("ffffffffffffffff");
        assertThat(hex(out -> out.writeUInt64(MAX_UINT64))).isEqualTo("ffffffffffffffff");
        assertThat(hex(out -> out.writeFloat32(1))).isEqualTo("3f800000");
        assertThat(hex(out -> out.writeFloat64(1))).isEqualTo("3ff0000000000000");
        assertThat(hex(out -> out.writeBoolean(true))).isEqualTo("01");
        assertThat(hex(out -> out.writeBoolean(false))).isEqualTo("00");
    }

    @Test
    void signedAndUnsignedReadTheSameBitsDifferently() {
        assertThat(reader("ff").readInt8()).isEqualTo((byte) -1);
        assertThat(reader("ff").readUInt8()).isEqualTo(255);
        assertThat(reader("ffff").readInt16()).isEqualTo((short) -1);
        assertThat(reader("ffff").readUInt16()).isEqualTo(65_535);
        assertThat(reader("ffffffff").readInt32()).isEqualTo(-1);
        assertThat(reader("ffffffff").readUInt32()).isEqualTo(4_294_967_295L);
        assertThat(reader("ffffffffffffffff").readInt64()).isEqualTo(-1L);
        assertThat(reader("ffffffffffffffff").readUInt64()).isEqualTo(-1L);
        assertThat(reader("ffffffffffffffff").readBigUInt64()).isEqualTo(MAX_UINT64);
    }

    @Test
    void onlyOneIsTrue() {
        assertThat(reader("01").readBoolean()).isTrue();
        assertThat(reader("00").readBoolean()).isFalse();
        assertThat(reader("02").readBoolean()).isFalse();
        assertThat(reader("ff").readBoolean()).isFalse();
    }

    @Test
    void theBitsOfNaNsAreKept() {
        float single = Float.intBitsToFloat(0x7FC0_1234);
        double twice = Double.longBitsToDouble(0x7FF8_0000_0000_1234L);
        assertThat(hex(out -> out.writeFloat32(single))).isEqualTo("7fc01234");
        assertThat(hex(out -> out.writeFloat64(twice))).isEqualTo("7ff8000000001234");
    }

    @Test
    void valuesOutsideTheirRangeAreRefusedWithTheRangeAndLeaveNoTrace() {
        out.writeInt8(7);
        refused("int8 is -129: an Int8 holds -128 to 127", () -> out.writeInt8(-129));
        refused("int8 is 128: an Int8 holds -128 to 127", () -> out.writeInt8(128));
        refused("uint8 is -1: a UInt8 holds 0 to 255", () -> out.writeUInt8(-1));
        refused("uint8 is 256: a UInt8 holds 0 to 255", () -> out.writeUInt8(256));
        refused("int16 is -32769: an Int16 holds -32768 to 32767", () -> out.writeInt16(-32_769));
        refused("int16 is 32768: an Int16 holds -32768 to 32767", () -> out.writeInt16(32_768));
        refused("uint16 is 65536: a UInt16 holds 0 to 65535", () -> out.writeUInt16(65_536));
        refused("uint16 is -1: a UInt16 holds 0 to 65535", () -> out.writeUInt16(-1));
        refused("uint32 is -1: a UInt32 holds 0 to 4294967295", () -> out.writeUInt32(-1));
        refused("uint32 is 4294967296: a UInt32 holds 0 to 4294967295", () -> out.writeUInt32(1L << 32));
        refused(
                "uint64 is -1: a UInt64 holds 0 to 18446744073709551615",
                () -> out.writeUInt64(BigInteger.ONE.negate()));
        refused(
                "uint64 is 18446744073709551616: a UInt64 holds 0 to 18446744073709551615",
                () -> out.writeUInt64(MAX_UINT64.add(BigInteger.ONE)));
    }

    private void refused(String message, ThrowingCallable write) {
        assertThatIllegalArgumentException().isThrownBy(write::call).withMessage(message);
        assertThat(out.toByteArray()).containsExactly(7);
    }

    @Test
    void tooFewBytesAreReportedWithTheOffset() {
        DarkriftReader in = reader("0102 03");
        in.readInt16();
        assertThatThrownBy(in::readInt32)
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.offset()).isEqualTo(2))
                .hasMessage("4 bytes are needed at offset 2, 1 is left");
        assertThat(in.position()).isEqualTo(2);
        assertThat(in.readInt8()).isEqualTo((byte) 3);
        assertThatThrownBy(in::readInt8).hasMessage("1 byte is needed at offset 3, 0 are left");
    }
}
