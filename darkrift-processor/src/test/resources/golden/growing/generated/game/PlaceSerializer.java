package game;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Place}. */
@DarkriftGenerated
@Layout({"x: float32", "y: float32", "z: float32 appended"})
public final class PlaceSerializer implements ValueSerializer<Place> {
    /** The only instance. */
    public static final PlaceSerializer INSTANCE = new PlaceSerializer();

    /** The least size of a value in bytes. */
    public static final int MIN_SIZE = 8;

    private PlaceSerializer() {}

    @Override
    public void write(Place value, DarkriftWriter out) {
        int at = out.reserve(12);
        byte[] bytes = out.array();
        BigEndian.putFloat32(bytes, at, value.x());
        BigEndian.putFloat32(bytes, at + 4, value.y());
        BigEndian.putFloat32(bytes, at + 8, value.z());
    }

    @Override
    public Place read(DarkriftReader in) {
        int at = Reads.require(in, 8, "Place.x:4,y:4");
        byte[] bytes = in.array();
        float x = BigEndian.getFloat32(bytes, at);
        float y = BigEndian.getFloat32(bytes, at + 4);
        float z = in.remaining() > 0
                ? BigEndian.getFloat32(bytes, Reads.require(in, 4, "Place.z:4")) : 0.0f;
        return new Place(x, y, z);
    }
}
