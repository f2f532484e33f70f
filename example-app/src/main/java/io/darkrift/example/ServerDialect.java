package io.darkrift.example;

import io.darkrift.transport.bichannel.Dialect;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A dialect that a server can speak: it speaks first, so it can't be {@link Dialect#AUTO}. */
final class ServerDialect implements ITypeConverter<Dialect> {
    @Override
    public Dialect convert(String value) {
        return switch (value) {
            case "V1" -> Dialect.V1;
            case "V0" -> Dialect.V0;
            case "DARKRIFTPY" -> Dialect.DARKRIFTPY;
            default ->
                throw new TypeConversionException(
                        "'" + value + "' is no dialect of a server: it is V1, V0 or DARKRIFTPY");
        };
    }
}
