package io.darkrift.tools.options;

import io.darkrift.transport.bichannel.Dialect;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a dialect, in upper or lower case. */
final class DialectConverter implements ITypeConverter<Dialect> {
    @Override
    public Dialect convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "auto" -> Dialect.AUTO;
            case "v1" -> Dialect.V1;
            case "v0" -> Dialect.V0;
            case "darkriftpy" -> Dialect.DARKRIFTPY;
            default ->
                throw new TypeConversionException("'" + value + "' is not a dialect: give auto, v1, v0 or darkriftpy");
        };
    }
}
