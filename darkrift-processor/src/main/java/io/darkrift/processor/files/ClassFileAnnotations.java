package io.darkrift.processor.files;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the annotations of a class from its class file: those with retention {@code CLASS}, and of their values only the
 * strings. A compiler could read them too, but that of Eclipse refuses to replace a class that it has looked at.
 *
 * <pre>
 * u4 magic, u2 minor, u2 major
 * u2 count, constants (numbered from 1)
 * u2 access, u2 this, u2 super
 * u2 count, u2 interfaces
 * u2 count, fields:  u2 access, u2 name, u2 type, attributes
 * u2 count, methods: u2 access, u2 name, u2 type, attributes
 * attributes: u2 count, { u2 name, u4 length, bytes }
 * </pre>
 */
final class ClassFileAnnotations {
    private static final int MAGIC = 0xCAFEBABE;
    private static final String ATTRIBUTE = "RuntimeInvisibleAnnotations";

    private final DataInputStream in;
    private final Map<Integer, String> strings = new HashMap<>();

    private ClassFileAnnotations(DataInputStream in) {
        this.in = in;
    }

    /**
     * Reads a class file.
     *
     * @return the strings in each annotation, by its class name
     * @throws IOException if it can't be read, or is not a class file
     */
    static Map<String, List<String>> read(DataInputStream file) throws IOException {
        return new ClassFileAnnotations(file).annotations();
    }

    private Map<String, List<String>> annotations() throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("expected a class file, which begins with CAFEBABE");
        }
        in.skipNBytes(4);
        readConstants();
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        skipMembers();
        skipMembers();
        Map<String, List<String>> all = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = string();
            long length = Integer.toUnsignedLong(in.readInt());
            if (name.equals(ATTRIBUTE)) {
                for (int annotations = in.readUnsignedShort(); annotations > 0; annotations--) {
                    readAnnotation(all);
                }
            } else {
                in.skipNBytes(length);
            }
        }
        return all;
    }

    private void readConstants() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int kind = in.readUnsignedByte();
            switch (kind) {
                case 1 -> strings.put(i, in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // Numbers of 8 bytes take two places.
                }
                default ->
                    throw new IOException("expected a constant of a class file, and kind " + kind + " was found");
            }
        }
    }

    private void skipMembers() throws IOException {
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.skipNBytes(6);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.skipNBytes(2);
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }
    }

    private void readAnnotation(Map<String, List<String>> all) throws IOException {
        String type = string();
        List<String> values = new ArrayList<>();
        for (int pairs = in.readUnsignedShort(); pairs > 0; pairs--) {
            in.skipNBytes(2);
            readValue(values);
        }
        all.put(type.substring(1, type.length() - 1).replace('/', '.'), values);
    }

    private void readValue(List<String> values) throws IOException {
        switch (in.readUnsignedByte()) {
            case 's' -> values.add(string());
            case 'e' -> in.skipNBytes(4);
            case '@' -> readAnnotation(new HashMap<>());
            case '[' -> {
                for (int left = in.readUnsignedShort(); left > 0; left--) {
                    readValue(values);
                }
            }
            default -> in.skipNBytes(2);
        }
    }

    private String string() throws IOException {
        return strings.getOrDefault(in.readUnsignedShort(), "");
    }
}
