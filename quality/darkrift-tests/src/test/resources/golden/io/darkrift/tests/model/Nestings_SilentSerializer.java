package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Nestings.Silent}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("silence: custom(io.darkrift.tests.model.Nestings.Silence.Serializer)")
public final class Nestings_SilentSerializer implements ValueSerializer<Nestings.Silent> {
    /** The only instance. */
    public static final Nestings_SilentSerializer INSTANCE = new Nestings_SilentSerializer();

    /** The least size of a value in bytes. */
    public static final int MIN_SIZE = 0;

    private static final Nestings.Silence.Serializer SERIALIZER = new Nestings.Silence.Serializer();

    private Nestings_SilentSerializer() {}

    @Override
    public void write(Nestings.Silent value, DarkriftWriter out) {
        SERIALIZER.write(Checks.notNull(value.silence(), "Silent.silence"), out);
    }

    @Override
    public Nestings.Silent read(DarkriftReader in) {
        Nestings.Silence silence = Reads.value(in, SERIALIZER, "Silent.silence");
        return new Nestings.Silent(silence);
    }
}
