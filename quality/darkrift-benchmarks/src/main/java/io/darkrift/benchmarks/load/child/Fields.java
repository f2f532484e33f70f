package io.darkrift.benchmarks.load.child;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names and values, as they go between a benchmark and its children: {@code port=4296 nanos=12}. Values have no white
 * space.
 *
 * @param values the values by name
 */
public record Fields(Map<String, String> values) {
    /**
     * Names and values.
     *
     * @param values the values by name
     */
    public Fields {
        values = Map.copyOf(values);
    }

    /**
     * Some fields.
     *
     * @param namesAndValues names, each with its value behind it
     * @return the fields
     */
    public static Fields of(Object... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return new Fields(values);
    }

    /**
     * Reads what {@link #toString()} has written.
     *
     * @param text the text
     * @return the fields
     */
    public static Fields parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : text.trim().split("\\s+")) {
            if (!field.isEmpty()) {
                int equals = field.indexOf('=');
                values.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return new Fields(values);
    }

    /**
     * These fields and some more.
     *
     * @param namesAndValues names, each with its value behind it; they replace those of the same name
     * @return the fields
     */
    public Fields with(Object... namesAndValues) {
        return with(of(namesAndValues));
    }

    /**
     * These fields and some more.
     *
     * @param more others; they replace those of the same name
     * @return the fields
     */
    public Fields with(Fields more) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(more.values);
        return new Fields(all);
    }

    /**
     * Returns a string that has to be there.
     *
     * @param name its name
     * @return the text
     */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no " + name + " among " + this);
        }
        return value;
    }

    /**
     * Returns a string.
     *
     * @param name its name
     * @param otherwise what it is if it is not there
     * @return the text
     */
    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /**
     * A number that has to be there.
     *
     * @param name its name
     * @return the number
     */
    public int integer(String name) {
        return Integer.parseInt(text(name));
    }

    /**
     * A number.
     *
     * @param name its name
     * @param otherwise what it is if it is not there
     * @return the number
     */
    public int integer(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    /**
     * A number that has to be there.
     *
     * @param name its name
     * @return the number
     */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    /**
     * Returns whether something is so.
     *
     * @param name its name
     * @return true if it is there, and true
     */
    public boolean is(String name) {
        return Boolean.parseBoolean(text(name, "false"));
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
