package game;

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

/** Writes and reads {@link Names}. */
@DarkriftGenerated
@Layout({"in: int32", "out: int32", "value: int32", "position: int32", "at: int32", "bytes: int32",
                "i: int32", "tag: int32", "type: int32", "Names: int32", "BigEndian: int32",
                "record: int32", "yield: int32", "INSTANCE: int32", "list: list(int8)",
                "listCount: list(int16)", "PointSerializer: struct(game.Point)"})
final class NamesSerializer extends RecordSerializer<Names> {
    /** The only instance. */
    public static final NamesSerializer INSTANCE = new NamesSerializer();

    private NamesSerializer() {
        super(1, Names.class);
    }

    @Override
    public void write(Names value, DarkriftWriter out) {
        int at = out.reserve(56);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.in());
        BigEndian.putInt32(bytes, at + 4, value.out());
        BigEndian.putInt32(bytes, at + 8, value.value());
        BigEndian.putInt32(bytes, at + 12, value.position());
        BigEndian.putInt32(bytes, at + 16, value.at());
        BigEndian.putInt32(bytes, at + 20, value.bytes());
        BigEndian.putInt32(bytes, at + 24, value.i());
        BigEndian.putInt32(bytes, at + 28, value.tag());
        BigEndian.putInt32(bytes, at + 32, value.type());
        BigEndian.putInt32(bytes, at + 36, value.Names());
        BigEndian.putInt32(bytes, at + 40, value.BigEndian());
        BigEndian.putInt32(bytes, at + 44, value.record());
        BigEndian.putInt32(bytes, at + 48, value.yield());
        BigEndian.putInt32(bytes, at + 52, value.INSTANCE());
        List<Byte> list = Checks.notNull(value.list(), "Names.list");
        int listCount = list.size();
        at = out.reserveArray(listCount, 1);
        bytes = out.array();
        Iterator<Byte> listIterator = list.iterator();
        for (int i = 0; i < listCount; i++) {
            BigEndian.putInt8(bytes, at + i, Checks.notNull(listIterator.next(), "Names.list", i));
        }
        List<Short> listCount_ = Checks.notNull(value.listCount(), "Names.listCount");
        int listCountCount = listCount_.size();
        at = out.reserveArray(listCountCount, 2);
        bytes = out.array();
        Iterator<Short> listCountIterator = listCount_.iterator();
        for (int i = 0; i < listCountCount; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.notNull(listCountIterator.next(), "Names.listCount", i));
        }
        at = out.reserve(1);
        bytes = out.array();
        PointSerializer.put(Checks.notNull(value.PointSerializer(), "Names.PointSerializer"), bytes, at);
    }

    @Override
    public Names read(DarkriftReader in) {
        int at = Reads.require(in, 56, "Names.in:4,out:4,value:4,position:4,at:4,bytes:4,i:4,tag:4,type:4,Names:4,BigEndian:4,record:4,yield:4,INSTANCE:4");
        byte[] bytes = in.array();
        int in_ = BigEndian.getInt32(bytes, at);
        int out = BigEndian.getInt32(bytes, at + 4);
        int value = BigEndian.getInt32(bytes, at + 8);
        int position = BigEndian.getInt32(bytes, at + 12);
        int at_ = BigEndian.getInt32(bytes, at + 16);
        int bytes_ = BigEndian.getInt32(bytes, at + 20);
        int i_ = BigEndian.getInt32(bytes, at + 24);
        int tag = BigEndian.getInt32(bytes, at + 28);
        int type = BigEndian.getInt32(bytes, at + 32);
        int Names_ = BigEndian.getInt32(bytes, at + 36);
        int BigEndian_ = BigEndian.getInt32(bytes, at + 40);
        int record = BigEndian.getInt32(bytes, at + 44);
        int yield = BigEndian.getInt32(bytes, at + 48);
        int INSTANCE_ = BigEndian.getInt32(bytes, at + 52);
        Byte[] list = new Byte[Reads.count(in, 1, "Names.list")];
        at = in.require(list.length);
        for (int i = 0; i < list.length; i++) {
            list[i] = BigEndian.getInt8(bytes, at + i);
        }
        Short[] listCount = new Short[Reads.count(in, 2, "Names.listCount")];
        at = in.require(2 * listCount.length);
        for (int i = 0; i < listCount.length; i++) {
            listCount[i] = BigEndian.getInt16(bytes, at + 2 * i);
        }
        at = Reads.require(in, 1, "Names.PointSerializer:1");
        Point PointSerializer_ = PointSerializer.get(bytes, at);
        return new Names(in_, out, value, position, at_, bytes_, i_, tag, type, Names_, BigEndian_,
                record, yield, INSTANCE_, List.of(list), List.of(listCount), PointSerializer_);
    }
}
