package io.darkrift.benchmarks.codec.hand;

import io.darkrift.benchmarks.codec.Codec;
import io.darkrift.benchmarks.codec.Subject;

/** The same code with several ways to treat text: the best counts. */
public final class HandCodecs {
    private HandCodecs() {}

    /**
     * With text that goes char by char.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> chars(Subject subject) {
        return of(subject, bytes -> new CharText(bytes));
    }

    /**
     * With text that goes through a scratch array.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> scratch(Subject subject) {
        return of(subject, bytes -> new ScratchText(bytes));
    }

    /**
     * With text that goes through a scratch array, and a view of the bytes as chars.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> view(Subject subject) {
        return of(subject, bytes -> new ViewText(bytes));
    }

    private static Codec<?> of(Subject subject, HandText.Way way) {
        HandBytes bytes = new HandBytes();
        return switch (subject) {
            case M1 -> new HandChoice(bytes);
            case M2 -> new HandChoose(bytes);
            case M3 -> new HandPlayerUpdate(bytes, way.on(bytes));
            case M4 -> new HandSnapshot(bytes, way.on(bytes));
            case M5 -> new HandChat(bytes, way.on(bytes));
        };
    }
}
