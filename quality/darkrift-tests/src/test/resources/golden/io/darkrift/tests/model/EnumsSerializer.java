package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.EnumTable;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;

/** Writes and reads {@link Enums}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"colour: enum(io.darkrift.tests.model.Colour, uint8)",
                "wideColour: enum(io.darkrift.tests.model.Colour, uint16)",
                "widestColour: enum(io.darkrift.tests.model.Colour, int64)",
                "status: enum(io.darkrift.tests.model.Status, uint16)",
                "wideStatus: enum(io.darkrift.tests.model.Status, int32)",
                "widestStatus: enum(io.darkrift.tests.model.Status, uint64)",
                "sign: enum(io.darkrift.tests.model.Sign, int8)",
                "colours: list(enum(io.darkrift.tests.model.Colour, uint8))",
                "colourList: list(enum(io.darkrift.tests.model.Colour, uint8))",
                "statuses: list(enum(io.darkrift.tests.model.Status, uint16))",
                "statusList: list(enum(io.darkrift.tests.model.Status, uint16))",
                "signs: list(enum(io.darkrift.tests.model.Sign, int16))"})
public final class EnumsSerializer extends RecordSerializer<Enums> {
    /** The only instance. */
    public static final EnumsSerializer INSTANCE = new EnumsSerializer();

    private static final EnumTable<Colour> COLOUR = EnumTable.of(Colour.class);
    private static final EnumTable<Status> STATUS = EnumTable.of(Status.class,
            "UNKNOWN=0 OK=200 NOT_FOUND=404 LOST=3");
    private static final EnumTable<Sign> SIGN = EnumTable.of(Sign.class,
            "NEGATIVE=-1 ZERO=0 POSITIVE=1");

    private EnumsSerializer() {
        super(111, Enums.class);
    }

    @Override
    public void write(Enums value, DarkriftWriter out) {
        int at = out.reserve(26);
        byte[] bytes = out.array();
        BigEndian.putInt8(bytes, at, COLOUR.number(value.colour(), "Enums.colour"));
        BigEndian.putInt16(bytes, at + 1, COLOUR.number(value.wideColour(), "Enums.wideColour"));
        BigEndian.putInt64(bytes, at + 3, COLOUR.longNumber(value.widestColour(), "Enums.widestColour"));
        BigEndian.putInt16(bytes, at + 11, STATUS.number(value.status(), "Enums.status"));
        BigEndian.putInt32(bytes, at + 13, STATUS.number(value.wideStatus(), "Enums.wideStatus"));
        BigEndian.putInt64(bytes, at + 17, STATUS.longNumber(value.widestStatus(), "Enums.widestStatus"));
        BigEndian.putInt8(bytes, at + 25, SIGN.number(value.sign(), "Enums.sign"));
        Colour[] colours = Checks.notNull(value.colours(), "Enums.colours");
        at = out.reserveArray(colours.length, 1);
        bytes = out.array();
        for (int i = 0; i < colours.length; i++) {
            BigEndian.putInt8(bytes, at + i, COLOUR.number(colours[i], "Enums.colours", i));
        }
        List<Colour> colourList = Checks.notNull(value.colourList(), "Enums.colourList");
        int colourListCount = colourList.size();
        at = out.reserveArray(colourListCount, 1);
        bytes = out.array();
        Iterator<Colour> colourListIterator = colourList.iterator();
        for (int i = 0; i < colourListCount; i++) {
            BigEndian.putInt8(bytes, at + i, COLOUR.number(colourListIterator.next(), "Enums.colourList", i));
        }
        Status[] statuses = Checks.notNull(value.statuses(), "Enums.statuses");
        at = out.reserveArray(statuses.length, 2);
        bytes = out.array();
        for (int i = 0; i < statuses.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, STATUS.number(statuses[i], "Enums.statuses", i));
        }
        List<Status> statusList = Checks.notNull(value.statusList(), "Enums.statusList");
        int statusListCount = statusList.size();
        at = out.reserveArray(statusListCount, 2);
        bytes = out.array();
        Iterator<Status> statusListIterator = statusList.iterator();
        for (int i = 0; i < statusListCount; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, STATUS.number(statusListIterator.next(), "Enums.statusList", i));
        }
        Sign[] signs = Checks.notNull(value.signs(), "Enums.signs");
        at = out.reserveArray(signs.length, 2);
        bytes = out.array();
        for (int i = 0; i < signs.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, SIGN.number(signs[i], "Enums.signs", i));
        }
    }

    @Override
    public Enums read(DarkriftReader in) {
        int at = Reads.require(in, 26, "Enums.colour:1,wideColour:2,widestColour:8,status:2,wideStatus:4,widestStatus:8,sign:1");
        byte[] bytes = in.array();
        Colour colour = COLOUR.constant(BigEndian.getUInt8(bytes, at), in, "Enums.colour");
        Colour wideColour = COLOUR.constant(BigEndian.getUInt16(bytes, at + 1), in, "Enums.wideColour");
        Colour widestColour = COLOUR.constant(BigEndian.getInt64(bytes, at + 3), in, "Enums.widestColour");
        Status status = STATUS.constant(BigEndian.getUInt16(bytes, at + 11), in, "Enums.status");
        Status wideStatus = STATUS.constant(BigEndian.getInt32(bytes, at + 13), in, "Enums.wideStatus");
        Status widestStatus = STATUS.constant(BigEndian.getInt64(bytes, at + 17), in, "Enums.widestStatus");
        Sign sign = SIGN.constant(BigEndian.getInt8(bytes, at + 25), in, "Enums.sign");
        Colour[] colours = new Colour[Reads.count(in, 1, "Enums.colours")];
        at = in.require(colours.length);
        for (int i = 0; i < colours.length; i++) {
            colours[i] = COLOUR.constant(BigEndian.getUInt8(bytes, at + i), in, "Enums.colours");
        }
        Colour[] colourList = new Colour[Reads.count(in, 1, "Enums.colourList")];
        at = in.require(colourList.length);
        for (int i = 0; i < colourList.length; i++) {
            colourList[i] = COLOUR.constant(BigEndian.getUInt8(bytes, at + i), in, "Enums.colourList");
        }
        Status[] statuses = new Status[Reads.count(in, 2, "Enums.statuses")];
        at = in.require(2 * statuses.length);
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = STATUS.constant(BigEndian.getUInt16(bytes, at + 2 * i), in, "Enums.statuses");
        }
        Status[] statusList = new Status[Reads.count(in, 2, "Enums.statusList")];
        at = in.require(2 * statusList.length);
        for (int i = 0; i < statusList.length; i++) {
            statusList[i] = STATUS.constant(BigEndian.getUInt16(bytes, at + 2 * i), in, "Enums.statusList");
        }
        Sign[] signs = new Sign[Reads.count(in, 2, "Enums.signs")];
        at = in.require(2 * signs.length);
        for (int i = 0; i < signs.length; i++) {
            signs[i] = SIGN.constant(BigEndian.getInt16(bytes, at + 2 * i), in, "Enums.signs");
        }
        return new Enums(colour, wideColour, widestColour, status, wideStatus, widestStatus, sign,
                colours, List.of(colourList), statuses, List.of(statusList), signs);
    }
}
