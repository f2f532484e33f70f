package io.darkrift.wire.codec;

import io.darkrift.wire.support.Checks;
import org.jspecify.annotations.Nullable;

/** Names what is written, for exceptions. */
final class Places {
    private Places() {}

    static String of(String place, int index) {
        return index < 0 ? place : place + "[" + index + "]";
    }

    static <T> T notNull(@Nullable T value, String place, int index) {
        return value != null ? value : Checks.notNull(value, of(place, index));
    }
}
