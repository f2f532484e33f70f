package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;

/** Writes and reads {@link Fractions}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"single: float32", "twice: float64", "annotatedSingle: float32",
                "annotatedDouble: float64", "singles: list(float32)", "doubles: list(float64)",
                "singleList: list(float32)", "doubleList: list(float64)"})
public final class FractionsSerializer extends RecordSerializer<Fractions> {
    /** The only instance. */
    public static final FractionsSerializer INSTANCE = new FractionsSerializer();

    private FractionsSerializer() {
        super(107, Fractions.class);
    }

    @Override
    public void write(Fractions value, DarkriftWriter out) {
        int at = out.reserve(24);
        byte[] bytes = out.array();
        BigEndian.putFloat32(bytes, at, value.single());
        BigEndian.putFloat64(bytes, at + 4, value.twice());
        BigEndian.putFloat32(bytes, at + 12, value.annotatedSingle());
        BigEndian.putFloat64(bytes, at + 16, value.annotatedDouble());
        out.writeFloat32s(Checks.notNull(value.singles(), "Fractions.singles"));
        out.writeFloat64s(Checks.notNull(value.doubles(), "Fractions.doubles"));
        List<Float> singleList = Checks.notNull(value.singleList(), "Fractions.singleList");
        int singleListCount = singleList.size();
        at = out.reserveArray(singleListCount, 4);
        bytes = out.array();
        Iterator<Float> singleListIterator = singleList.iterator();
        for (int i = 0; i < singleListCount; i++) {
            BigEndian.putFloat32(bytes, at + 4 * i, Checks.notNull(singleListIterator.next(), "Fractions.singleList", i));
        }
        List<Double> doubleList = Checks.notNull(value.doubleList(), "Fractions.doubleList");
        int doubleListCount = doubleList.size();
        at = out.reserveArray(doubleListCount, 8);
        bytes = out.array();
        Iterator<Double> doubleListIterator = doubleList.iterator();
        for (int i = 0; i < doubleListCount; i++) {
            BigEndian.putFloat64(bytes, at + 8 * i, Checks.notNull(doubleListIterator.next(), "Fractions.doubleList", i));
        }
    }

    @Override
    public Fractions read(DarkriftReader in) {
        int at = Reads.require(in, 24, "Fractions.single:4,twice:8,annotatedSingle:4,annotatedDouble:8");
        byte[] bytes = in.array();
        float single = BigEndian.getFloat32(bytes, at);
        double twice = BigEndian.getFloat64(bytes, at + 4);
        float annotatedSingle = BigEndian.getFloat32(bytes, at + 12);
        double annotatedDouble = BigEndian.getFloat64(bytes, at + 16);
        float[] singles = Reads.float32s(in, "Fractions.singles");
        double[] doubles = Reads.float64s(in, "Fractions.doubles");
        Float[] singleList = new Float[Reads.count(in, 4, "Fractions.singleList")];
        at = in.require(4 * singleList.length);
        for (int i = 0; i < singleList.length; i++) {
            singleList[i] = BigEndian.getFloat32(bytes, at + 4 * i);
        }
        Double[] doubleList = new Double[Reads.count(in, 8, "Fractions.doubleList")];
        at = in.require(8 * doubleList.length);
        for (int i = 0; i < doubleList.length; i++) {
            doubleList[i] = BigEndian.getFloat64(bytes, at + 8 * i);
        }
        return new Fractions(single, twice, annotatedSingle, annotatedDouble, singles, doubles,
                List.of(singleList), List.of(doubleList));
    }
}
