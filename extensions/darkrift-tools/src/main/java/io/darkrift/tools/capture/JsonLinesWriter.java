package io.darkrift.tools.capture;

import java.io.IOException;
import java.io.Writer;

/** Writes a capture as {@link MessageJson} has it. */
final class JsonLinesWriter implements CaptureWriter {
    private final Writer out;
    private final Protocol protocol;

    JsonLinesWriter(Writer out, CaptureInfo info, Protocol protocol) throws IOException {
        this.out = out;
        this.protocol = protocol;
        line(MessageJson.header(info));
    }

    @Override
    public void write(CapturedEvent event) throws IOException {
        line(MessageJson.write(event, protocol));
    }

    private void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
