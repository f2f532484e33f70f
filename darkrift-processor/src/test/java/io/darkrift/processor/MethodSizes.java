package io.darkrift.processor;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The bytes of code that the methods of classes have. HotSpot leaves those of more than 8,000 to its interpreter. */
final class MethodSizes {
    /** The largest method that HotSpot compiles ({@code -XX:HugeMethodLimit}). */
    static final int LIMIT = 8_000;

    private static final String CODE = "Code";

    private final DataInputStream in;
    private final String file;
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<String, Integer> sizes = new TreeMap<>();

    private MethodSizes(DataInputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /** The sizes of all methods in the class files below a directory, by class file and method. */
    static Map<String, Integer> below(Path directory) {
        Map<String, Integer> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : classes) {
                all.putAll(of(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The sizes of the methods in a class file. */
    static Map<String, Integer> of(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return new MethodSizes(in, file.getFileName().toString()).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Integer> read() throws IOException {
        in.skipNBytes(8);
        readConstants();
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        readMembers();
        readMembers();
        return sizes;
    }

    private void readConstants() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            switch (in.readUnsignedByte()) {
                case 1 -> texts.put(i, in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // Numbers of eight bytes take two places.
                }
                default -> in.skipNBytes(4);
            }
        }
    }

    /** Reads fields or methods: the same, but that only methods have code. */
    private void readMembers() throws IOException {
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.skipNBytes(2);
            String member = file + " " + texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                boolean isCode = CODE.equals(texts.get(in.readUnsignedShort()));
                long length = Integer.toUnsignedLong(in.readInt());
                if (isCode) {
                    in.skipNBytes(4);
                    sizes.put(member, in.readInt());
                    in.skipNBytes(length - 8);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
    }
}
