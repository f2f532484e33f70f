package io.darkrift.tools.capture;

import io.darkrift.tools.options.CommandFailedException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a capture as {@link MessageJson} has it. */
final class JsonLinesReader implements CaptureReader {
    /** The largest message in hexadecimal, and its values. */
    private static final int MAX_LINE = 48 * 1024 * 1024;

    private final String file;
    private final Reader in;
    private final List<String> notices = new ArrayList<>();
    private CaptureInfo info = CaptureInfo.UNKNOWN;
    private @Nullable String first;
    private int lines;
    private boolean wholeLine = true;

    JsonLinesReader(String file, Reader in) throws IOException {
        this.file = file;
        this.in = in;
        String line = line();
        try {
            CaptureInfo header = line == null ? null : MessageJson.readHeader(line);
            if (header == null) {
                first = line;
            } else {
                info = header;
            }
        } catch (MessageJson.FormatException e) {
            throw new CommandFailedException(file + " is not a capture: " + e.getMessage(), e);
        }
    }

    @Override
    public CaptureInfo info() {
        return info;
    }

    @Override
    public @Nullable CapturedEvent next() throws IOException {
        while (true) {
            String line = first == null ? line() : first;
            first = null;
            if (line == null) {
                return null;
            }
            try {
                CapturedEvent event = MessageJson.read(line);
                if (event != null) {
                    return event;
                }
            } catch (MessageJson.FormatException e) {
                if (!wholeLine) {
                    notices.add(file + " ends within a line: the last event was left out");
                    return null;
                }
                throw new CommandFailedException(file + ", line " + lines + ": " + e.getMessage(), e);
            }
        }
    }

    /** Reads the next line that is not blank. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0 || next == '\n') {
                lines++;
                wholeLine = next >= 0;
                if (!line.toString().isBlank()) {
                    return line.toString();
                }
                if (next < 0) {
                    return null;
                }
                line.setLength(0);
            } else if (line.length() == MAX_LINE) {
                throw new CommandFailedException(
                        file + ", line " + (lines + 1) + ": a line has at most " + MAX_LINE + " characters");
            } else {
                line.append((char) next);
            }
        }
    }

    @Override
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
