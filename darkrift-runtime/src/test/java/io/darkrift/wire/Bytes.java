package io.darkrift.wire;

import java.util.HexFormat;
import java.util.function.Consumer;

/** Bytes as the tests like to see them. */
final class Bytes {
    private Bytes() {}

    /** What a writer holds after something was written. */
    static byte[] written(Consumer<DarkriftWriter> write) {
        DarkriftWriter out = new DarkriftWriter(0);
        write.accept(out);
        return out.toByteArray();
    }

    static String hex(Consumer<DarkriftWriter> write) {
        return HexFormat.of().formatHex(written(write));
    }

    static DarkriftReader reader(String hex) {
        return new DarkriftReader(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static DarkriftReader reader(Consumer<DarkriftWriter> write) {
        return new DarkriftReader(written(write));
    }
}
