package io.darkrift.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The members of a JSON object: each is asked for once, and what nobody asked for is refused at the end. */
final class JsonMembers {
    private final String path;
    private final JsonObject object;
    private final Set<String> taken = new HashSet<>();

    private JsonMembers(String path, JsonObject object) {
        this.path = path;
        this.object = object;
    }

    /**
     * Reads an object.
     *
     * @param path where it is, or empty for the whole
     * @param reader makes something of its members; what it refuses as an illegal argument is a wrong format
     */
    static <T> T read(String path, JsonElement element, Function<JsonMembers, T> reader) {
        if (!element.isJsonObject()) {
            throw wrong(path, "an object", element);
        }
        JsonMembers members = new JsonMembers(path, element.getAsJsonObject());
        T value;
        try {
            value = reader.apply(members);
        } catch (IllegalArgumentException e) {
            throw new ProtocolFormatException("at " + name(path) + ": " + e.getMessage(), e);
        }
        for (String name : members.object.keySet()) {
            if (!members.taken.contains(name)) {
                throw new ProtocolFormatException("at " + name(path) + ": a member \"" + name
                        + "\" arrived, which this format does not have there");
            }
        }
        return value;
    }

    String string(String name) {
        return string(name, member(name));
    }

    Optional<String> optionalString(String name) {
        return optional(name).map(element -> string(name, element));
    }

    private String string(String name, JsonElement element) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw wrong(pathOf(name), "a string", element);
        }
        return element.getAsString();
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** A string, or the text of a number or a boolean. */
    Optional<String> optionalText(String name) {
        return optional(name).map(element -> {
            if (!element.isJsonPrimitive()) {
                throw wrong(pathOf(name), "a string, a number, true or false", element);
            }
            return element.getAsString();
        });
    }

    /** The members whose names say that a tool has added them. */
    Map<String, String> extensions() {
        Map<String, String> extensions = new TreeMap<>();
        for (String name : object.keySet()) {
            if (name.startsWith(Notes.EXTENSION)) {
                taken.add(name);
                extensions.put(name, object.get(name).toString());
            }
        }
        return extensions;
    }

    boolean flag(String name) {
        Optional<JsonElement> element = optional(name);
        if (element.isPresent()
                && !(element.get().isJsonPrimitive()
                        && element.get().getAsJsonPrimitive().isBoolean())) {
            throw wrong(pathOf(name), "true or false", element.get());
        }
        return element.isPresent() && element.get().getAsBoolean();
    }

    long integer(String name, long min, long max) {
        return integer(name, member(name), min, max);
    }

    OptionalInt optionalLength(String name) {
        Optional<JsonElement> element = optional(name);
        return element.isPresent()
                ? OptionalInt.of((int) integer(name, element.get(), 0, Integer.MAX_VALUE))
                : OptionalInt.empty();
    }

    private long integer(String name, JsonElement element, long min, long max) {
        try {
            long number = number(name, element).longValueExact();
            if (number >= min && number <= max) {
                return number;
            }
        } catch (ArithmeticException e) {
            // Said below.
        }
        throw wrong(pathOf(name), "a whole number from " + min + " to " + max, element);
    }

    double real(String name) {
        return real(name, member(name));
    }

    Optional<Double> optionalReal(String name) {
        return optional(name).map(element -> real(name, element));
    }

    private double real(String name, JsonElement element) {
        double number = number(name, element).doubleValue();
        if (Double.isInfinite(number)) {
            throw wrong(pathOf(name), "a number that a double can hold", element);
        }
        return number;
    }

    private BigDecimal number(String name, JsonElement element) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
            throw wrong(pathOf(name), "a number", element);
        }
        try {
            return element.getAsBigDecimal();
        } catch (NumberFormatException e) {
            throw wrong(pathOf(name), "a number of a usual size", element);
        }
    }

    <T> T object(String name, Function<JsonMembers, T> reader) {
        return read(pathOf(name), member(name), reader);
    }

    <T> List<T> list(String name, Function<JsonMembers, T> reader) {
        JsonElement element = member(name);
        if (!element.isJsonArray()) {
            throw wrong(pathOf(name), "an array", element);
        }
        JsonArray array = element.getAsJsonArray();
        List<T> parts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            parts.add(read(pathOf(name) + "[" + i + "]", array.get(i), reader));
        }
        return parts;
    }

    /** The one of some values whose text a member has. */
    <T> T oneOf(String name, List<T> values, Function<T, String> text) {
        String given = string(name);
        for (T value : values) {
            if (text.apply(value).equals(given)) {
                return value;
            }
        }
        String expected = String.join(", ", values.stream().map(text).toList());
        throw wrong(pathOf(name), "one of " + expected, member(name));
    }

    private JsonElement member(String name) {
        return optional(name)
                .orElseThrow(() -> new ProtocolFormatException(
                        "at " + name(path) + ": expected a member \"" + name + "\", and there is none"));
    }

    private Optional<JsonElement> optional(String name) {
        taken.add(name);
        return Optional.ofNullable(object.get(name));
    }

    private String pathOf(String member) {
        return path.isEmpty() ? member : path + "." + member;
    }

    private static String name(String path) {
        return path.isEmpty() ? "the top" : path;
    }

    ProtocolFormatException wrong(String member, String expected) {
        return wrong(pathOf(member), expected, member(member));
    }

    private static ProtocolFormatException wrong(String path, String expected, JsonElement came) {
        String text = came.toString();
        String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return new ProtocolFormatException(
                "at " + name(path) + ": expected " + expected + ", and " + shown + " arrived");
    }
}
