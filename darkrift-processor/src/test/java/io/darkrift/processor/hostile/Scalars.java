package io.darkrift.processor.hostile;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Types of single values that need no declaration. */
final class Scalars {
    private static final String A = "@io.darkrift.annotation.";
    private static final List<Component> ALL = all();

    private Scalars() {}

    static Component any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    private static List<Component> all() {
        List<Component> all = new ArrayList<>();
        for (String[] kind : new String[][] {
            {"Int8", "-128", "127"},
            {"UInt8", "0", "255"},
            {"Int16", "-32768", "32767"},
            {"UInt16", "0", "65535"},
            {"Int32", "-2147483648", "2147483647"},
            {"UInt32", "0", "4294967295"}
        }) {
            long min = Long.parseLong(kind[1]);
            long max = Long.parseLong(kind[2]);
            if (max <= Integer.MAX_VALUE) {
                all.add(integer(A + kind[0], "int", "Integer", min, max));
            }
            if (max <= Short.MAX_VALUE || kind[0].equals("UInt8")) {
                all.add(integer(A + kind[0], "short", "Short", min, max));
            }
            all.add(integer(A + kind[0], "long", "Long", min, max));
        }
        // Bits of numbers without a sign.
        all.add(integer(A + "UInt8", "byte", "Byte", -128, 127));
        all.add(integer(A + "UInt16", "short", "Short", -32768, 32767));
        all.add(integer(A + "UInt32", "int", "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE));
        all.add(integer(A + "UInt64", "long", "Long", -5, 1L << 40));
        all.add(integer("", "byte", "Byte", -128, 127));
        all.add(integer("", "short", "Short", -32768, 32767));
        all.add(integer("", "int", "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE));
        all.add(integer("", "long", "Long", -5, 1L << 40));
        all.add(integer(A + "Range(min = 3, max = 9)", "int", "Integer", 3, 9));
        all.add(integer(A + "Range(min = -3, max = 9) " + A + "Int8", "long", "Long", -3, 9));
        all.add(Component.of("", "float", "java.lang.~Float", true, (random, loader) -> random.nextFloat()));
        all.add(Component.of("", "double", "java.lang.~Double", true, (random, loader) -> random.nextDouble()));
        all.add(Component.of(
                A + "Range(min = 0.25, max = 0.75)",
                "float",
                "java.lang.~Float",
                true,
                (random, loader) -> 0.25f + random.nextFloat() / 2));
        all.add(Component.of(
                A + "Quantized(min = -1, max = 3, bits = 11)",
                "float",
                "java.lang.~Float",
                true,
                (random, loader) -> random.nextBoolean() ? -1f : 3f));
        all.add(Component.of(
                A + "Quantized(min = -1, max = 3, bits = 29)",
                "double",
                "java.lang.~Double",
                true,
                (random, loader) -> random.nextBoolean() ? -1.0 : 3.0));
        all.add(Component.of("", "boolean", "java.lang.~Boolean", true, (random, loader) -> random.nextBoolean()));
        all.add(Component.of(
                A + "UInt64",
                "java.math.~BigInteger",
                "java.math.~BigInteger",
                true,
                (random, loader) -> new BigInteger(64, random)));
        for (String encoding : List.of("", "UTF_8", "US_ASCII", "UTF_16BE")) {
            String name = encoding.isEmpty() ? "" : "(io.darkrift.annotation.TextEncoding." + encoding + ")";
            String letters = encoding.equals("US_ASCII") ? "abc" : "aé位";
            all.add(Component.of(
                    encoding.isEmpty() ? "" : A + "Text" + name,
                    "java.lang.~String",
                    "java.lang.~String",
                    true,
                    (random, loader) -> text(random, letters)));
            all.add(Component.of(
                    encoding.isEmpty() ? "" : A + "Char" + name,
                    "char",
                    "java.lang.~Character",
                    true,
                    (random, loader) -> letters.charAt(random.nextInt(letters.length()))));
        }
        all.add(Component.of(
                "",
                "java.util.~UUID",
                "java.util.~UUID",
                true,
                (random, loader) -> new UUID(random.nextLong(), random.nextLong())));
        all.add(Component.of(
                "",
                "java.time.~Instant",
                "java.time.~Instant",
                true,
                (random, loader) -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))));
        all.add(Component.of(
                "",
                "java.time.~Duration",
                "java.time.~Duration",
                true,
                (random, loader) -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000))));
        all.add(Component.of(
                "",
                "io.darkrift.value.~Vector3",
                "io.darkrift.value.~Vector3",
                false,
                (random, loader) -> new io.darkrift.value.Vector3(random.nextFloat(), 1, random.nextFloat())));
        return List.copyOf(all);
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static Component integer(String annotation, String java, String box, long min, long max) {
        return Component.of(annotation, java, "java.lang.~" + box, true, (random, loader) -> {
            long number = switch (random.nextInt(4)) {
                case 0 -> min;
                case 1 -> max;
                default -> min + (long) (random.nextDouble() * (max - min));
            };
            return switch (java) {
                case "byte" -> (byte) number;
                case "short" -> (short) number;
                case "int" -> (int) number;
                default -> number;
            };
        });
    }

    /** What takes a few bits. */
    static Component bits(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> integer(A + "Bits(3)", "int", "Integer", 0, 7);
            case 1 -> integer(A + "Bits(value = 5, signed = true)", "byte", "Byte", -16, 15);
            case 2 -> integer(A + "Bits(32)", "long", "Long", 0, 4294967295L);
            default ->
                Component.of(
                        A + "Bits(1)", "boolean", "java.lang.~Boolean", false, (draw, loader) -> draw.nextBoolean());
        };
    }
}
