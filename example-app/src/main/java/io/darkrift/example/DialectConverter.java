package io.darkrift.example;

import io.darkrift.transport.bichannel.Dialect;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a dialect, in upper or lower case. */
class DialectConverter implements ITypeConverter<Dialect> {
    private final String names;

    DialectConverter() {
        this("auto, v1, v0 or darkriftpy");
    }

    private DialectConverter(String names) {
        this.names = names;
    }

    @Override
    public Dialect convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "auto" -> Dialect.AUTO;
            case "v1" -> Dialect.V1;
            case "v0" -> Dialect.V0;
            case "darkriftpy", "empty-ack", "empty_ack" -> Dialect.DARKRIFTPY;
            default -> throw wrong(value);
        };
    }

    final TypeConversionException wrong(String value) {
        return new TypeConversionException("'" + value + "' is not a dialect: give " + names);
    }

    /** Reads a dialect that a server can speak. */
    static final class OfServer extends DialectConverter {
        OfServer() {
            super("v1, v0 or darkriftpy");
        }

        @Override
        public Dialect convert(String value) {
            Dialect dialect = super.convert(value);
            if (dialect == Dialect.AUTO) {
                // A server speaks first, and can't tell what its client knows.
                throw wrong(value);
            }
            return dialect;
        }
    }
}
