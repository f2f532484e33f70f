package io.darkrift.example.guide;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import java.time.LocalDate;

public final class LocalDateSerializer implements ValueSerializer<LocalDate> {
    @Override
    public void write(LocalDate value, DarkriftWriter out) {
        out.writeInt64(value.toEpochDay());
    }

    @Override
    public LocalDate read(DarkriftReader in) {
        return LocalDate.ofEpochDay(in.readInt64());
    }
}
