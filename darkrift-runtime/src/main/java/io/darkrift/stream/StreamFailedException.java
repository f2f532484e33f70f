package io.darkrift.stream;

import io.darkrift.DarkriftException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a stream did not arrive completely: one end cancelled it, the connection ended, or reading or writing
 * failed.
 */
public final class StreamFailedException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    StreamFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
