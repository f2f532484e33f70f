package io.darkrift.tools.diff;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A component whose value does not matter: {@code tick}, {@code Snapshot.tick}, {@code entities[].x} or {@code
 * entities[3].x}. What is within the component does not matter either.
 */
final class IgnoredPath {
    private static final Pattern SYNTAX =
            Pattern.compile("[\\p{Alnum}_$()]+(?:\\[\\d*])*(?:\\.[\\p{Alnum}_$()]+(?:\\[\\d*])*)*");

    private final Pattern pattern;

    private IgnoredPath(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads a path. */
    static IgnoredPath parse(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a component: give one such as tick, Snapshot.tick or entities[].x");
        }
        StringBuilder regex = new StringBuilder();
        for (String part : text.split("(?<=\\[])|(?=\\[])")) {
            regex.append(part.equals("[]") ? "\\[\\d+\\]" : Pattern.quote(part));
        }
        return new IgnoredPath(Pattern.compile(regex + "(?:[.\\[].*)?", Pattern.DOTALL));
    }

    /** Returns whether this is a value, or holds it. */
    boolean covers(String message, String path) {
        return pattern.matcher(path).matches()
                || pattern.matcher(message + "." + path).matches();
    }

    /** Reads a path of the command line. */
    static final class Converter implements ITypeConverter<IgnoredPath> {
        @Override
        public IgnoredPath convert(String value) {
            try {
                return parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
