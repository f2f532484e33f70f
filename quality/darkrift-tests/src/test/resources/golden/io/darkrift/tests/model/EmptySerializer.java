package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;

/** Writes and reads {@link Empty}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({})
public final class EmptySerializer extends RecordSerializer<Empty> {
    /** The only instance. */
    public static final EmptySerializer INSTANCE = new EmptySerializer();

    private EmptySerializer() {
        super(115, Empty.class);
    }

    @Override
    public void write(Empty value, DarkriftWriter out) {}

    @Override
    public Empty read(DarkriftReader in) {
        return new Empty();
    }
}
