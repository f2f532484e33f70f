package game;

import io.darkrift.annotation.DarkriftMessage;
import java.util.List;

@DarkriftMessage(tag = 1)
record Names(
        int in,
        int out,
        int value,
        int position,
        int at,
        int bytes,
        int i,
        int tag,
        int type,
        int Names,
        int BigEndian,
        int record,
        int yield,
        int INSTANCE,
        List<Byte> list,
        List<Short> listCount,
        Point PointSerializer) {
    Names(List<Byte> list) {
        this(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, list, List.of(), new Point(0));
    }
}
