package io.darkrift.tests.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.darkrift.annotation.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The recorded values, in Java types: bytes and their arrays as int, sbytes as byte, ushorts as int, uints as long, ulongs
 * as BigInteger, a Vec3 as float[]; {@code byte[]} stays byte[], arrays of Vec3 are a list.
 */
public final class ConformanceValues {
    /** How many there are. */
    public static final int COUNT = 147;

    private ConformanceValues() {}

    /** All values in their order. */
    public static List<ConformanceValue> all() {
        try (InputStream in = ConformanceValues.class.getResourceAsStream("/conformance/values.json")) {
            JsonObject root = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            List<ConformanceValue> values = new ArrayList<>();
            for (JsonElement element : root.getAsJsonArray("values")) {
                values.add(valueOf(element.getAsJsonObject()));
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConformanceValue valueOf(JsonObject entry) {
        String type = entry.get("type").getAsString();
        return new ConformanceValue(
                type,
                entry.get("name").getAsString(),
                encodingOf(entry.get("encoding").getAsString()),
                parse(type, entry.get("value")),
                HexFormat.of().parseHex(entry.get("hex").getAsString()));
    }

    private static TextEncoding encodingOf(String name) {
        return switch (name) {
            case "UTF-16LE" -> TextEncoding.UTF_16LE;
            case "UTF-16BE" -> TextEncoding.UTF_16BE;
            case "UTF-8" -> TextEncoding.UTF_8;
            case "US-ASCII" -> TextEncoding.US_ASCII;
            default -> throw new IllegalArgumentException("encoding " + name);
        };
    }

    private static Object parse(String type, JsonElement json) {
        return switch (type) {
            case "byte", "ushort", "int" -> json.getAsInt();
            case "sbyte" -> json.getAsByte();
            case "short" -> json.getAsShort();
            case "uint", "long" -> json.getAsLong();
            case "ulong" -> new BigInteger(json.getAsString());
            case "float" -> singleOf(json);
            case "double" -> doubleOf(json);
            case "bool" -> json.getAsBoolean();
            case "string" -> json.getAsString();
            case "char" -> json.getAsString().charAt(0);
            case "char[]" -> json.getAsString().toCharArray();
            default -> parseArray(type, json.getAsJsonArray());
        };
    }

    private static Object parseArray(String type, JsonArray json) {
        List<JsonElement> elements = json.asList();
        switch (type) {
            case "byte[]", "sbyte[]" -> {
                byte[] value = new byte[json.size()];
                for (int i = 0; i < value.length; i++) {
                    value[i] = (byte) json.get(i).getAsInt();
                }
                return value;
            }
            case "short[]" -> {
                short[] value = new short[json.size()];
                for (int i = 0; i < value.length; i++) {
                    value[i] = json.get(i).getAsShort();
                }
                return value;
            }
            case "ushort[]", "int[]" -> {
                return elements.stream().mapToInt(JsonElement::getAsInt).toArray();
            }
            case "uint[]", "long[]" -> {
                return elements.stream().mapToLong(JsonElement::getAsLong).toArray();
            }
            case "ulong[]" -> {
                return elements.stream()
                        .map(e -> new BigInteger(e.getAsString()))
                        .toArray(BigInteger[]::new);
            }
            case "double[]" -> {
                return elements.stream()
                        .mapToDouble(ConformanceValues::doubleOf)
                        .toArray();
            }
            case "string[]" -> {
                return elements.stream().map(JsonElement::getAsString).toArray(String[]::new);
            }
            case "Vec3[]" -> {
                return elements.stream().map(e -> singlesOf(e.getAsJsonArray())).toList();
            }
            case "float[]", "Vec3" -> {
                return singlesOf(json);
            }
            case "bool[]" -> {
                boolean[] value = new boolean[json.size()];
                for (int i = 0; i < value.length; i++) {
                    value[i] = json.get(i).getAsBoolean();
                }
                return value;
            }
            default -> throw new IllegalArgumentException("type " + type);
        }
    }

    private static float[] singlesOf(JsonArray json) {
        float[] value = new float[json.size()];
        for (int i = 0; i < value.length; i++) {
            value[i] = singleOf(json.get(i));
        }
        return value;
    }

    private static float singleOf(JsonElement json) {
        return Float.intBitsToFloat(Integer.parseUnsignedInt(json.getAsString().substring(2), 16));
    }

    private static double doubleOf(JsonElement json) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(json.getAsString().substring(2), 16));
    }
}
