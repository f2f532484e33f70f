package io.darkrift.tests.model;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Constructors}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"name: text(UTF_16LE)", "level: uint8"})
public final class ConstructorsSerializer extends RecordSerializer<Constructors> {
    /** The only instance. */
    public static final ConstructorsSerializer INSTANCE = new ConstructorsSerializer();

    private ConstructorsSerializer() {
        super(65535, Constructors.class);
    }

    @Override
    public void write(Constructors value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.name(), "Constructors.name"));
        int at = out.reserve(1);
        byte[] bytes = out.array();
        BigEndian.putInt8(bytes, at, Checks.uint8(value.level(), "Constructors.level"));
    }

    @Override
    public Constructors read(DarkriftReader in) {
        String name = Reads.string(in, TextEncoding.UTF_16LE, "Constructors.name");
        int at = Reads.require(in, 1, "Constructors.level:1");
        byte[] bytes = in.array();
        int level = BigEndian.getUInt8(bytes, at);
        return new Constructors(name, level);
    }
}
