package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A way to write values, the way to read them, and a source of such values: for what must hold for every one of them.
 *
 * @param name what it writes
 * @param value makes a value
 * @param write the method of the writer
 * @param read the method of the reader
 */
record Operation<T>(
        String name, Function<Random, T> value, BiConsumer<DarkriftWriter, T> write, Function<DarkriftReader, T> read) {
    private static final int MOST_ELEMENTS = 40;

    /** Two shorts and a text: a struct as a user would write it by hand. */
    record Item(short id, String name) {
        static final ValueSerializer<Item> SERIALIZER = new ValueSerializer<>() {
            @Override
            public void write(Item item, DarkriftWriter out) {
                out.writeInt16(item.id);
                out.writeString(item.name);
            }

            @Override
            public Item read(DarkriftReader in) {
                return new Item(in.readInt16(), in.readString());
            }
        };
    }

    static List<Operation<?>> all() {
        List<Operation<?>> all = new ArrayList<>(scalars());
        all.addAll(arrays());
        for (TextEncoding encoding : TextEncoding.values()) {
            all.addAll(texts(encoding));
        }
        all.add(new Operation<>(
                "struct", Operation::item, (o, v) -> o.write(v, Item.SERIALIZER), in -> in.read(Item.SERIALIZER)));
        all.add(new Operation<>(
                "structs",
                r -> IntStream.range(0, count(r)).mapToObj(i -> item(r)).toList(),
                (o, v) -> o.writeAll(v, Item.SERIALIZER),
                in -> in.readAll(Item.SERIALIZER)));
        return all;
    }

    private static List<Operation<?>> scalars() {
        return List.of(
                new Operation<>("int8", r -> (byte) r.nextInt(), (o, v) -> o.writeInt8(v), DarkriftReader::readInt8),
                new Operation<>("uint8", r -> r.nextInt(256), DarkriftWriter::writeUInt8, DarkriftReader::readUInt8),
                new Operation<>(
                        "int16", r -> (short) r.nextInt(), (o, v) -> o.writeInt16(v), DarkriftReader::readInt16),
                new Operation<>(
                        "uint16", r -> r.nextInt(65_536), DarkriftWriter::writeUInt16, DarkriftReader::readUInt16),
                new Operation<>("int32", Random::nextInt, DarkriftWriter::writeInt32, DarkriftReader::readInt32),
                new Operation<>(
                        "uint32",
                        r -> Integer.toUnsignedLong(r.nextInt()),
                        DarkriftWriter::writeUInt32,
                        DarkriftReader::readUInt32),
                new Operation<>("int64", Random::nextLong, DarkriftWriter::writeInt64, DarkriftReader::readInt64),
                new Operation<>(
                        "uint64", Random::nextLong, (o, v) -> o.writeUInt64((long) v), DarkriftReader::readUInt64),
                new Operation<>(
                        "big uint64",
                        r -> new BigInteger(64, r),
                        DarkriftWriter::writeUInt64,
                        DarkriftReader::readBigUInt64),
                new Operation<>(
                        "float32", Operation::single, DarkriftWriter::writeFloat32, DarkriftReader::readFloat32),
                new Operation<>("float64", Operation::twice, DarkriftWriter::writeFloat64, DarkriftReader::readFloat64),
                new Operation<>("bool", Random::nextBoolean, DarkriftWriter::writeBoolean, DarkriftReader::readBoolean),
                new Operation<>("raw", Operation::bytes, DarkriftWriter::writeRaw, DarkriftReader::readRemaining));
    }

    private static List<Operation<?>> arrays() {
        return List.of(
                new Operation<>("bytes", Operation::bytes, DarkriftWriter::writeBytes, DarkriftReader::readBytes),
                new Operation<>("int8s", Operation::bytes, DarkriftWriter::writeInt8s, DarkriftReader::readInt8s),
                new Operation<>("uint8s", r -> ints(r, 256), DarkriftWriter::writeUInt8s, DarkriftReader::readUInt8s),
                new Operation<>("int16s", Operation::shorts, DarkriftWriter::writeInt16s, DarkriftReader::readInt16s),
                new Operation<>(
                        "uint16s", r -> ints(r, 65_536), DarkriftWriter::writeUInt16s, DarkriftReader::readUInt16s),
                new Operation<>(
                        "int32s",
                        r -> r.ints(count(r)).toArray(),
                        DarkriftWriter::writeInt32s,
                        DarkriftReader::readInt32s),
                new Operation<>(
                        "uint32s",
                        r -> r.longs(count(r), 0, 1L << 32).toArray(),
                        DarkriftWriter::writeUInt32s,
                        DarkriftReader::readUInt32s),
                new Operation<>(
                        "int64s",
                        r -> r.longs(count(r)).toArray(),
                        DarkriftWriter::writeInt64s,
                        DarkriftReader::readInt64s),
                new Operation<>(
                        "uint64s",
                        r -> r.longs(count(r)).toArray(),
                        DarkriftWriter::writeUInt64s,
                        DarkriftReader::readUInt64s),
                new Operation<>(
                        "big uint64s",
                        r -> IntStream.range(0, count(r))
                                .mapToObj(i -> new BigInteger(64, r))
                                .toList(),
                        DarkriftWriter::writeUInt64s,
                        DarkriftReader::readBigUInt64s),
                new Operation<>(
                        "float32s", Operation::singles, DarkriftWriter::writeFloat32s, DarkriftReader::readFloat32s),
                new Operation<>(
                        "float64s",
                        r -> r.longs(count(r))
                                .mapToDouble(Double::longBitsToDouble)
                                .toArray(),
                        DarkriftWriter::writeFloat64s,
                        DarkriftReader::readFloat64s),
                new Operation<>(
                        "bools", Operation::bools, DarkriftWriter::writeBooleans, DarkriftReader::readBooleans));
    }

    private static List<Operation<?>> texts(TextEncoding encoding) {
        String in = " in " + encoding;
        return List.of(
                new Operation<>(
                        "string" + in,
                        r -> text(r, encoding),
                        (o, v) -> o.writeString(v, encoding),
                        i -> i.readString(encoding)),
                new Operation<>(
                        "char" + in,
                        r -> (char) r.nextInt(encoding == TextEncoding.US_ASCII ? 0x80 : 0xD800),
                        (o, v) -> o.writeChar(v, encoding),
                        i -> i.readChar(encoding)),
                new Operation<>(
                        "chars" + in,
                        r -> text(r, encoding).toCharArray(),
                        (o, v) -> o.writeChars(v, encoding),
                        i -> i.readChars(encoding)),
                new Operation<>(
                        "strings" + in,
                        r -> IntStream.range(0, count(r))
                                .mapToObj(i -> text(r, encoding))
                                .toArray(String[]::new),
                        (o, v) -> o.writeStrings(v, encoding),
                        i -> i.readStrings(encoding)));
    }

    private static int count(Random random) {
        return random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(MOST_ELEMENTS);
    }

    private static Item item(Random random) {
        return new Item((short) random.nextInt(), text(random, TextEncoding.UTF_16LE));
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[count(random)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static int[] ints(Random random, int bound) {
        return random.ints(count(random), 0, bound).toArray();
    }

    private static short[] shorts(Random random) {
        short[] value = new short[count(random)];
        for (int i = 0; i < value.length; i++) {
            value[i] = (short) random.nextInt();
        }
        return value;
    }

    private static float single(Random random) {
        return Float.intBitsToFloat(random.nextInt());
    }

    private static double twice(Random random) {
        return Double.longBitsToDouble(random.nextLong());
    }

    private static float[] singles(Random random) {
        float[] value = new float[count(random)];
        for (int i = 0; i < value.length; i++) {
            value[i] = single(random);
        }
        return value;
    }

    private static boolean[] bools(Random random) {
        boolean[] value = new boolean[count(random)];
        for (int i = 0; i < value.length; i++) {
            value[i] = random.nextBoolean();
        }
        return value;
    }

    /** Text of whole characters, from the blocks that matter: ASCII, Latin-1, the rest of the plane, and beyond. */
    private static String text(Random random, TextEncoding encoding) {
        StringBuilder text = new StringBuilder();
        int count = count(random);
        int block = encoding == TextEncoding.US_ASCII ? 0 : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            text.appendCodePoint(
                    switch (block == 0 ? 0 : random.nextInt(block + 1)) {
                        case 0 -> random.nextInt(0x80);
                        case 1 -> random.nextInt(0x100);
                        case 2 -> random.nextInt(0xD800);
                        default -> 0x10000 + random.nextInt(0x100000);
                    });
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
