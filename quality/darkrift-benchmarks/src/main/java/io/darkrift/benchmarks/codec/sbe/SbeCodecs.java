package io.darkrift.benchmarks.codec.sbe;

import io.darkrift.benchmarks.codec.Codec;
import io.darkrift.benchmarks.codec.Subject;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** SBE's generated code, from and to our records. Its message header is left out, as DarkRift's is. */
public final class SbeCodecs {
    private SbeCodecs() {}

    /**
     * A codec with text in ASCII.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> ascii(Subject subject) {
        MutableDirectBuffer buffer = buffer();
        return switch (subject) {
            case M1 -> new SbeChoice(buffer);
            case M2 -> new SbeChoose(buffer);
            case M3 -> new SbePlayerUpdate(buffer);
            case M4 -> new SbeSnapshot(buffer);
            case M5 -> throw new IllegalArgumentException("ASCII can't hold " + subject);
        };
    }

    /**
     * A codec with text in UTF-16.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> utf16(Subject subject) {
        MutableDirectBuffer buffer = buffer();
        return switch (subject) {
            case M3 -> new SbeWidePlayerUpdate(buffer);
            case M4 -> new SbeWideSnapshot(buffer);
            case M5 -> new SbeWideChat(buffer);
            default -> throw new IllegalArgumentException(subject + " has no text");
        };
    }

    private static MutableDirectBuffer buffer() {
        return new UnsafeBuffer(new byte[Codec.CAPACITY]);
    }
}
