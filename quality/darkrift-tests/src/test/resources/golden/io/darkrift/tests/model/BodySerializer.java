package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.codec.EnumTable;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.PackedBits;
import io.darkrift.wire.support.Quantization;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Body}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"x: quantized(float32, -100.0, 100.0, 12)", "y: quantized(float32, -100.0, 100.0, 12)",
                "yaw: quantized(float64, -180.0, 180.0, 10)", "grounded: bits(bool, 1)",
                "team: bits(enum io.darkrift.tests.model.Colour, 2)"})
public final class BodySerializer implements ValueSerializer<Body> {
    /** The only instance. */
    public static final BodySerializer INSTANCE = new BodySerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 5;

    private static final EnumTable<Colour> COLOUR = EnumTable.of(Colour.class);

    private BodySerializer() {}

    @Override
    public void write(Body value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Body read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Body.x:3,yaw:2");
        return get(in.array(), at, in);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Body value, byte[] bytes, int at) {
        PackedBits.put(bytes, at, 3, Quantization.quantize(value.x(), -100.0, 100.0, 12, "Body.x") << 12
                | Quantization.quantize(value.y(), -100.0, 100.0, 12, "Body.y"));
        PackedBits.put(bytes, at + 3, 2, Quantization.quantize(value.yaw(), -180.0, 180.0, 10, "Body.yaw") << 6
                | (value.grounded() ? 1L : 0L) << 5
                | PackedBits.unsigned(COLOUR.longNumber(value.team(), "Body.team"), 2, "Body.team") << 3);
    }

    /** Loads a value from {@link #SIZE} bytes. */
    public static Body get(byte[] bytes, int at, DarkriftReader in) {
        long xBits = PackedBits.get(bytes, at, 3);
        float x = Quantization.dequantizeFloat(xBits >>> 12, -100.0, 100.0, 12);
        float y = Quantization.dequantizeFloat(xBits & 0xFFFL, -100.0, 100.0, 12);
        long yawBits = PackedBits.get(bytes, at + 3, 2);
        double yaw = Quantization.dequantizeDouble(yawBits >>> 6, -180.0, 180.0, 10);
        boolean grounded = (yawBits >>> 5 & 0x1L) != 0;
        Colour team = COLOUR.constant(yawBits >>> 3 & 0x3L, in, "Body.team");
        return new Body(x, y, yaw, grounded, team);
    }
}
