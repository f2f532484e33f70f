package game;

import io.darkrift.annotation.Direction;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Page}. */
@DarkriftGenerated
@Layout("text: text(UTF_16LE)")
public final class PageSerializer extends RecordSerializer<Page> {
    /** The only instance. */
    public static final PageSerializer INSTANCE = new PageSerializer();

    private PageSerializer() {
        super(2, Page.class, Direction.SERVER_TO_CLIENT);
    }

    @Override
    public void write(Page value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Page.text"));
    }

    @Override
    public Page read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_16LE, "Page.text");
        return new Page(text);
    }
}
