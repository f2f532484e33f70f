package io.darkrift.tests.fuzz;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.tests.model.ItemSerializer;
import io.darkrift.tests.model.NothingSerializer;
import io.darkrift.tests.model.Vector;
import io.darkrift.wire.DarkriftReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Every method of the reader, with an argument that a fuzzer chooses. */
final class ReaderOperations {
    /** Calls a method. */
    interface Operation {
        /**
         * Calls the method.
         *
         * @param in the reader
         * @param argument 0 to 255: a count, an offset or an encoding
         */
        void call(DarkriftReader in, int argument);
    }

    private static final int ROOM = 16;
    private static final TextEncoding[] ENCODINGS = TextEncoding.values();
    private static final Vector.Serializer VECTORS = new Vector.Serializer();
    private static final List<Operation> ALL = new ArrayList<>();

    static {
        addScalars();
        addArrays();
        addArraysInto();
        addTexts();
        addTheRest();
    }

    private ReaderOperations() {}

    /** The method that a byte stands for. */
    static Operation of(int code) {
        return ALL.get(code % ALL.size());
    }

    private static void addScalars() {
        ALL.add((in, argument) -> in.readInt8());
        ALL.add((in, argument) -> in.readUInt8());
        ALL.add((in, argument) -> in.readInt16());
        ALL.add((in, argument) -> in.readUInt16());
        ALL.add((in, argument) -> in.readInt32());
        ALL.add((in, argument) -> in.readUInt32());
        ALL.add((in, argument) -> in.readInt64());
        ALL.add((in, argument) -> in.readUInt64());
        ALL.add((in, argument) -> in.readBigUInt64());
        ALL.add((in, argument) -> in.readFloat32());
        ALL.add((in, argument) -> in.readFloat64());
        ALL.add((in, argument) -> in.readBoolean());
    }

    private static void addArrays() {
        ALL.add((in, argument) -> in.readBytes());
        ALL.add((in, argument) -> in.readInt8s());
        ALL.add((in, argument) -> in.readUInt8s());
        ALL.add((in, argument) -> in.readBooleans());
        ALL.add((in, argument) -> in.readInt16s());
        ALL.add((in, argument) -> in.readUInt16s());
        ALL.add((in, argument) -> in.readInt32s());
        ALL.add((in, argument) -> in.readUInt32s());
        ALL.add((in, argument) -> in.readInt64s());
        ALL.add((in, argument) -> in.readUInt64s());
        ALL.add((in, argument) -> in.readBigUInt64s().forEach(BigInteger::signum));
        ALL.add((in, argument) -> in.readFloat32s());
        ALL.add((in, argument) -> in.readFloat64s());
    }

    private static void addArraysInto() {
        ALL.add((in, argument) -> in.readBytesInto(new byte[ROOM], argument));
        ALL.add((in, argument) -> in.readInt8sInto(new byte[ROOM], argument));
        ALL.add((in, argument) -> in.readUInt8sInto(new int[ROOM], argument));
        ALL.add((in, argument) -> in.readBooleansInto(new boolean[ROOM], argument));
        ALL.add((in, argument) -> in.readInt16sInto(new short[ROOM], argument));
        ALL.add((in, argument) -> in.readUInt16sInto(new int[ROOM], argument));
        ALL.add((in, argument) -> in.readInt32sInto(new int[ROOM], argument));
        ALL.add((in, argument) -> in.readUInt32sInto(new long[ROOM], argument));
        ALL.add((in, argument) -> in.readInt64sInto(new long[ROOM], argument));
        ALL.add((in, argument) -> in.readUInt64sInto(new long[ROOM], argument));
        ALL.add((in, argument) -> in.readFloat32sInto(new float[ROOM], argument));
        ALL.add((in, argument) -> in.readFloat64sInto(new double[ROOM], argument));
        ALL.add((in, argument) -> in.readRawInto(new byte[ROOM], argument >> 4, argument & 15));
    }

    private static void addTexts() {
        ALL.add((in, argument) -> in.readString());
        ALL.add((in, argument) -> in.readChar());
        ALL.add((in, argument) -> in.readChars());
        ALL.add((in, argument) -> in.readStrings());
        ALL.add((in, argument) -> in.readString(encoding(argument)));
        ALL.add((in, argument) -> in.readChar(encoding(argument)));
        ALL.add((in, argument) -> in.readChars(encoding(argument)));
        ALL.add((in, argument) -> in.readStrings(encoding(argument)));
        ALL.add((in, argument) -> in.readCharsInto(new char[ROOM], argument));
        ALL.add((in, argument) -> in.readStringsInto(new String[ROOM], argument));
        ALL.add((in, argument) -> in.readCharsInto(new char[ROOM], argument >> 2, encoding(argument)));
        ALL.add((in, argument) -> in.readStringsInto(new String[ROOM], argument >> 2, encoding(argument)));
    }

    private static void addTheRest() {
        ALL.add((in, argument) -> in.read(VECTORS));
        ALL.add((in, argument) -> in.readAll(VECTORS));
        ALL.add((in, argument) -> in.readAllInto(new Vector[ROOM], argument, VECTORS));
        ALL.add((in, argument) -> in.readAll(NothingSerializer.INSTANCE));
        ALL.add((in, argument) -> in.readAll(ItemSerializer.INSTANCE));
        ALL.add((in, argument) -> in.readCount(argument));
        ALL.add((in, argument) -> in.require(argument));
        ALL.add((in, argument) -> in.readRaw(argument));
        ALL.add((in, argument) -> in.readRemaining());
        ALL.add((in, argument) -> in.wrap(in.array(), argument, Math.max(argument, in.array().length - argument)));
    }

    private static TextEncoding encoding(int argument) {
        return ENCODINGS[argument & 3];
    }
}
