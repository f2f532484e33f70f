package io.darkrift.tests.attack;

import io.darkrift.annotation.Direction;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Load}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("bytes: list(int8)")
public final class LoadSerializer extends RecordSerializer<Load> {
    /** The only instance. */
    public static final LoadSerializer INSTANCE = new LoadSerializer();

    private LoadSerializer() {
        super(302, Load.class, Direction.CLIENT_TO_SERVER);
    }

    @Override
    public void write(Load value, DarkriftWriter out) {
        out.writeInt8s(Checks.notNull(value.bytes(), "Load.bytes"));
    }

    @Override
    public Load read(DarkriftReader in) {
        byte[] bytes_ = Reads.int8s(in, "Load.bytes");
        return new Load(bytes_);
    }
}
