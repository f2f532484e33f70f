package io.darkrift.tools.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a capture, event by event. For one thread at a time. */
public interface CaptureReader extends Closeable {
    /**
     * Returns what is known of the capture.
     *
     * @return what its start says
     */
    CaptureInfo info();

    /**
     * Reads on.
     *
     * @return the next event, or null at the end
     * @throws IOException if the file can't be read
     * @throws io.darkrift.tools.options.CommandFailedException if the file is broken
     */
    @Nullable CapturedEvent next() throws IOException;

    /**
     * Returns what the user should know of what was read so far: what is missing, was cut, or was left out. Complete when
     * {@link #next()} has returned null.
     *
     * @return one line for each kind of problem
     */
    List<String> notices();
}
