package io.darkrift.benchmarks.codec;

import io.darkrift.benchmarks.message.Choose;
import io.darkrift.benchmarks.message.Snapshot;
import java.util.Arrays;

/** What a contender encodes must come back as it was, or its speed means nothing. */
public final class RoundTrip {
    private RoundTrip() {}

    /**
     * Encodes the sample of a message, and decodes it.
     *
     * @param contender the contender
     * @param subject the message
     * @return how many bytes it took
     * @throws IllegalStateException if another message came back
     */
    public static int check(Contender contender, Subject subject) {
        return check(contender.codec(subject), subject.message(), contender + " " + subject);
    }

    private static <T> int check(Codec<T> codec, Object message, String what) {
        codec.encode(codec.of(message));
        // Again, as the buffer is used many times.
        int size = codec.encode(codec.of(message));
        for (int i = 0; i < 2; i++) {
            Object back = codec.toMessage(codec.decode());
            if (!isSame(message, back)) {
                throw new IllegalStateException(what + ": " + message + " came back as " + back);
            }
        }
        return size;
    }

    private static boolean isSame(Object message, Object back) {
        if (message instanceof Choose choose) {
            return back instanceof Choose other && Arrays.equals(choose.items(), other.items());
        }
        if (message instanceof Snapshot snapshot) {
            return back instanceof Snapshot other
                    && snapshot.tick() == other.tick()
                    && Arrays.equals(snapshot.players(), other.players());
        }
        return message.equals(back);
    }
}
