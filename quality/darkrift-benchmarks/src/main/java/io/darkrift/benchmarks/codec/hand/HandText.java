package io.darkrift.benchmarks.codec.hand;

/** A way to write and read UTF-16LE, without the length before it. */
abstract class HandText {
    final HandBytes bytes;

    HandText(HandBytes bytes) {
        this.bytes = bytes;
    }

    abstract void put(int at, String text);

    abstract String get(int at, int length);

    /** Makes one. */
    interface Way {
        HandText on(HandBytes bytes);
    }
}
