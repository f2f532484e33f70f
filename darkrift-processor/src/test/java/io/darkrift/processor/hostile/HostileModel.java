package io.darkrift.processor.hostile;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random model in two packages of its own: enums, structs and unions, and messages that hold them.
 *
 * <p>What is in the second package is public, and known to the first. The enums and structs can be compiled before the
 * messages.
 */
final class HostileModel {
    private static final String A = "@io.darkrift.annotation.";

    /**
     * A message.
     *
     * @param name the name of its class, as class loaders want it
     * @param values what its components are
     * @param appended how many of them are appended
     */
    record Message(String name, List<Value> values, int appended) {
        Value instance() {
            return HostileModel.instance(name, values);
        }
    }

    private final Random random;
    private final String home;
    private final Names names;
    private final Names otherNames;
    private final Map<String, String> library = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Component> known = new ArrayList<>();

    /** Structs that end with the message, so that they are last in it. */
    private final List<Component> open = new ArrayList<>();

    HostileModel(long seed, int number) {
        random = new Random(seed * 1_000_003 + number);
        home = "hostile.m" + number;
        names = new Names(random);
        otherNames = new Names(random);
        nullable();
        for (int i = random.nextInt(4); i >= 0; i--) {
            known.add(enumeration());
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            known.add(struct());
        }
        for (int i = random.nextInt(2); i > 0; i--) {
            known.add(union());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            open.add(struct(place(), "", "", Growth.OPEN));
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            // Models that are compiled together have different tags.
            message(number % 16_384 * 4 + i);
        }
    }

    String home() {
        return home;
    }

    /** The sources of enums, structs and unions, by their paths. */
    Map<String, String> library() {
        return library;
    }

    /** The sources of messages, by their paths. */
    Map<String, String> sources() {
        return sources;
    }

    List<Message> messages() {
        return messages;
    }

    @Override
    public String toString() {
        Map<String, String> all = new TreeMap<>(library);
        all.putAll(sources);
        StringBuilder text = new StringBuilder();
        all.forEach((path, source) ->
                text.append("// ").append(path).append('\n').append(source).append('\n'));
        return text.toString();
    }

    private void nullable() {
        library.put(
                path(home, "Nullable"),
                "package " + home + ";\n@java.lang.annotation.Target({java.lang.annotation.ElementType.TYPE_USE})\n"
                        + "public @interface Nullable {}\n");
    }

    private static String path(String packageName, String type) {
        return packageName.replace('.', '/') + "/" + type + ".java";
    }

    /** Where a type of the library is declared. */
    private record Place(String packageName, String name, String java, String binary, String before, String behind) {}

    /** A place in one of the packages, by itself or in a class or an interface. */
    private Place place() {
        boolean isOther = random.nextInt(4) == 0;
        String packageName = isOther ? home + ".other" : home;
        String name = (isOther ? otherNames : names).type();
        String visibility = isOther || random.nextBoolean() ? "public " : "";
        if (random.nextInt(3) > 0) {
            return new Place(packageName, name, packageName + ".~" + name, packageName + "." + name, visibility, "");
        }
        String outer = (isOther ? otherNames : names).type();
        boolean isInterface = random.nextBoolean();
        return new Place(
                packageName,
                outer,
                packageName + "." + outer + ".~" + name + "Inner",
                packageName + "." + outer + "$" + name + "Inner",
                visibility + (isInterface ? "interface " : "class ") + outer + " { " + (isInterface ? "" : visibility),
                " }");
    }

    private void add(Place place, String declaration) {
        library.put(
                path(place.packageName(), place.name()),
                "package " + place.packageName() + ";\n" + place.before() + declaration + place.behind() + "\n");
    }

    private static String simpleName(Place place) {
        String java = place.java().replace("~", "");
        return java.substring(java.lastIndexOf('.') + 1);
    }

    private Component enumeration() {
        Place place = place();
        List<String> constants = names.constants(1 + random.nextInt(5));
        boolean isPinned = random.nextBoolean();
        int unknown = random.nextInt(3) == 0 ? random.nextInt(constants.size()) : -1;
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < constants.size(); i++) {
            body.append(isPinned ? A + "WireValue(" + i * 25 + ") " : "")
                    .append(i == unknown ? A + "UnknownConstant " : "")
                    .append(random.nextInt(6) == 0 ? "@java.lang.Deprecated " : "")
                    .append(constants.get(i))
                    .append(", ");
        }
        add(place, "enum " + simpleName(place) + " { " + body + "; }");
        Value value = (draw, loader) -> {
            Object[] all = Class.forName(place.binary(), true, loader).getEnumConstants();
            return all[draw.nextInt(all.length)];
        };
        String wire = random.nextInt(3) > 0
                ? ""
                : A + List.of("Int16", "UInt32", "Int64", "UInt64").get(random.nextInt(4));
        return new Component(wire, place.java(), place.java(), value, true, true);
    }

    /** How a struct can grow. */
    private enum Growth {
        /** Not at all. */
        NONE,
        /** Its size is written before it. */
        SIZED,
        /** It ends where the message ends. */
        OPEN
    }

    private Component struct() {
        return struct(place(), "", "", growth());
    }

    private Growth growth() {
        return random.nextInt(3) == 0 ? Growth.SIZED : Growth.NONE;
    }

    private Component struct(Place place, String annotation, String supertype, Growth growth) {
        List<Value> values = new ArrayList<>();
        boolean isThrowing = random.nextInt(4) == 0;
        String name = simpleName(place);
        String encoding = random.nextInt(4) == 0 ? "encoding = io.darkrift.annotation.TextEncoding.UTF_8" : "";
        String sized = growth == Growth.SIZED ? "sized = true" : "";
        String separator = encoding.isEmpty() || sized.isEmpty() ? "" : ", ";
        StringBuilder record = new StringBuilder(
                annotation + A + "DarkriftStruct(" + encoding + separator + sized + ") record " + name + "(");
        if (isThrowing) {
            record.append("int never0, ");
            values.add((draw, loader) -> 1 + draw.nextInt(100));
        }
        int count = random.nextInt(random.nextInt(10) == 0 ? 40 : 6) + (isThrowing ? 1 : 0);
        count += growth == Growth.OPEN && count == 0 ? 1 : 0;
        int appended = growth == Growth.NONE ? 0 : Math.min(count, 1 + random.nextInt(3));
        appended -= growth == Growth.SIZED && random.nextBoolean() ? appended : 0;
        boolean isPublicPackage = place.packageName().endsWith(".other");
        List<Component> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean endsInOpen = growth == Growth.OPEN && i == count - 1 && !open.isEmpty() && random.nextBoolean();
            types.add(endsInOpen ? anyOpen(isPublicPackage) : component(isPublicPackage));
        }
        components(record, types, appended, values);
        record.append(") ").append(supertype).append("{ ");
        if (isThrowing) {
            record.append(name)
                    .append(" { if (never0 == 0) throw new java.lang.IllegalArgumentException(\"refused\"); } ");
        } else if (random.nextInt(8) == 0 && count > 0) {
            record.append("@java.lang.Deprecated public ").append(name).append(" {} ");
        }
        String declaration = record.append('}').toString();
        if (isThrowing) {
            declaration = declaration.replace(name + " { if", "public " + name + " { if");
        }
        add(place, declaration);
        return new Component("", place.java(), place.java(), instance(place.binary(), values), false, true);
    }

    /** One of the structs that end with the message, or something else if there is none that may be used. */
    private Component anyOpen(boolean isPublicOnly) {
        List<Component> usable = usable(open, isPublicOnly);
        return usable.isEmpty() ? component(isPublicOnly) : usable.get(random.nextInt(usable.size()));
    }

    /** Adds components of some types to a record. Some are called as their types are, as users of C# like it. */
    private void components(StringBuilder record, List<Component> types, int appended, List<Value> values) {
        List<String> all = names.components(types.size());
        for (int i = 0; i < types.size(); i++) {
            Component type = types.get(i);
            String own = type.java().replaceFirst("(?s)^.*[.~ ]", "");
            boolean isOwn = random.nextInt(4) == 0
                    && !own.equals("never0")
                    && javax.lang.model.SourceVersion.isName(own)
                    && !all.contains(own);
            if (isOwn) {
                all.set(i, own);
            }
            values.add(type.value());
            record.append("\n    ")
                    .append(i >= types.size() - appended ? appended(type) : "")
                    .append(type.annotations())
                    .append(' ')
                    .append(type.javaWith(""))
                    .append(' ')
                    .append(all.get(i))
                    .append(", ");
        }
        trim(record);
    }

    /** That a component is appended, with a default if zero is none. */
    private static String appended(Component type) {
        if (type.annotations().contains("Range(min = 3,") && type.isPlain()) {
            return A + "Appended(defaultValue = \"5\") ";
        }
        return A
                + (type.annotations().contains("Range(min = 0.25") && type.isPlain()
                        ? "Appended(defaultValue = \"0.5\") "
                        : "Appended ");
    }

    private static void trim(StringBuilder list) {
        if (list.toString().endsWith(", ")) {
            list.setLength(list.length() - 2);
        }
    }

    private static Value instance(String binary, List<Value> values) {
        return (draw, loader) -> {
            Object[] arguments = new Object[values.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = values.get(i).make(draw, loader);
            }
            Class<?> type = Class.forName(binary, true, loader);
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == arguments.length) {
                    constructor.setAccessible(true);
                    return constructor.newInstance(arguments);
                }
            }
            throw new NoSuchMethodException(binary);
        };
    }

    /** A sealed interface of records in it. */
    private Component union() {
        String name = names.type();
        StringBuilder body = new StringBuilder("public sealed interface " + name + " { ");
        List<Value> variants = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String variant = "Variant" + i;
            Place place = new Place(
                    home, name, home + "." + name + ".~" + variant, home + "." + name + "$" + variant, "", "");
            Component component = struct(place, A + "WireValue(" + i * 3 + ") ", "implements " + name + " ", growth());
            String source = library.remove(path(home, name));
            body.append(source.substring(source.indexOf('\n') + 1)).append(' ');
            variants.add(component.value());
        }
        library.put(path(home, name), "package " + home + ";\n" + body + "}\n");
        return new Component(
                "",
                home + ".~" + name,
                home + ".~" + name,
                (draw, loader) -> variants.get(draw.nextInt(variants.size())).make(draw, loader),
                false,
                true);
    }

    /** Any component, of what is public only, or also of what is not. */
    private Component component(boolean isPublicOnly) {
        return switch (random.nextInt(9)) {
            case 0 -> array(single(isPublicOnly));
            case 1 -> list(single(isPublicOnly));
            case 2 -> optional(single(isPublicOnly));
            case 3 -> map(isPublicOnly);
            case 4 -> nested(isPublicOnly);
            case 5 -> Scalars.bits(random);
            default -> single(isPublicOnly);
        };
    }

    private Component single(boolean isPublicOnly) {
        List<Component> usable = usable(known, isPublicOnly);
        return usable.isEmpty() || random.nextBoolean()
                ? Scalars.any(random)
                : usable.get(random.nextInt(usable.size()));
    }

    private List<Component> usable(List<Component> all, boolean isPublicOnly) {
        return all.stream()
                .filter(each -> !isPublicOnly || each.java().startsWith(home + ".other."))
                .toList();
    }

    private String maxLength() {
        return random.nextInt(4) == 0 ? A + "MaxLength(3) " : "";
    }

    private Component array(Component element) {
        Class<?> primitive = primitive(element.java());
        Value value = (draw, loader) -> {
            Object[] values = new Object[draw.nextInt(4)];
            for (int i = 0; i < values.length; i++) {
                values[i] = element.value().make(draw, loader);
            }
            Class<?> type = primitive != null ? primitive : type(element.java().replace("~", ""), loader);
            Object array = Array.newInstance(type, values.length);
            for (int i = 0; i < values.length; i++) {
                Array.set(array, i, values[i]);
            }
            return array;
        };
        String java = element.javaWith("") + " " + maxLength() + "[]";
        return new Component(element.annotations(), java, java, value, false, false);
    }

    private static Class<?> primitive(String java) {
        return switch (java) {
            case "byte" -> byte.class;
            case "short" -> short.class;
            case "int" -> int.class;
            case "long" -> long.class;
            case "float" -> float.class;
            case "double" -> double.class;
            case "boolean" -> boolean.class;
            case "char" -> char.class;
            default -> null;
        };
    }

    /** Finds a class by its canonical name. */
    private static Class<?> type(String canonical, ClassLoader loader) throws ClassNotFoundException {
        String binary = canonical;
        while (true) {
            try {
                return Class.forName(binary, true, loader);
            } catch (ClassNotFoundException e) {
                int dot = binary.lastIndexOf('.');
                if (dot < 0) {
                    throw e;
                }
                binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            }
        }
    }

    private Component list(Component element) {
        Value value = (draw, loader) -> {
            List<Object> list = new ArrayList<>();
            for (int i = draw.nextInt(4); i > 0; i--) {
                list.add(element.value().make(draw, loader));
            }
            return list;
        };
        String java = "java.util." + maxLength() + "~List<" + element.boxWith("") + ">";
        return new Component(element.annotations(), java, java, value, false, false);
    }

    private Component optional(Component element) {
        if (random.nextBoolean()) {
            Value value = (draw, loader) -> draw.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(element.value().make(draw, loader));
            String java = "java.util.~Optional<" + element.boxWith("") + ">";
            return new Component(element.annotations(), java, java, value, false, false);
        }
        Value value =
                (draw, loader) -> draw.nextBoolean() ? null : element.value().make(draw, loader);
        String java = element.boxWith("@" + home + ".Nullable");
        return new Component(element.annotations(), java, java, value, false, false);
    }

    private Component map(boolean isPublicOnly) {
        Component key;
        do {
            key = single(isPublicOnly);
        } while (!key.isKey() || key.annotations().contains("(") || key.java().contains("BigInteger"));
        Component value = single(isPublicOnly);
        Component keys = key;
        String mapKey = key.annotations().isEmpty()
                ? ""
                : A + "MapKey(" + key.annotations().substring(1) + ".class) ";
        Value map = (draw, loader) -> {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (int i = draw.nextInt(4); i > 0; i--) {
                entries.put(keys.value().make(draw, loader), value.value().make(draw, loader));
            }
            return entries;
        };
        String java = "java.util." + maxLength() + "~Map<" + key.boxWith("") + ", " + value.boxWith("") + ">";
        return new Component(mapKey + value.annotations(), java, java, map, false, false);
    }

    /** Lists of lists, arrays of arrays, and the like. */
    private Component nested(boolean isPublicOnly) {
        Component inner = switch (random.nextInt(3)) {
            case 0 -> array(single(isPublicOnly));
            case 1 -> list(single(isPublicOnly));
            default -> optional(single(isPublicOnly));
        };
        Component outer = switch (random.nextInt(3)) {
            case 0 -> inner.java().contains("<") || inner.java().contains("@") ? list(inner) : arrayOfArrays(inner);
            case 1 -> list(inner);
            default ->
                new Component(
                        inner.annotations(),
                        "java.util.~Optional<" + inner.boxWith("") + ">",
                        "java.util.~Optional<" + inner.boxWith("") + ">",
                        (draw, loader) -> {
                            Object value = inner.value().make(draw, loader);
                            return value == null ? Optional.empty() : Optional.of(value);
                        },
                        false,
                        false);
        };
        boolean isOptionalOfNullable =
                outer.java().startsWith("java.util.~Optional<") && outer.java().contains("Nullable");
        return isOptionalOfNullable
                ? list(inner)
                : new Component(unique(outer.annotations()), outer.java(), outer.box(), outer.value(), false, false);
    }

    private Component arrayOfArrays(Component inner) {
        Value value = (draw, loader) -> {
            List<Object> values = new ArrayList<>();
            Object first = inner.value().make(draw, loader);
            values.add(first);
            for (int i = draw.nextInt(3); i > 0; i--) {
                values.add(inner.value().make(draw, loader));
            }
            Object array = Array.newInstance(first.getClass(), values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(array, i, values.get(i));
            }
            return array;
        };
        return new Component(inner.annotations(), inner.java() + "[]", inner.java() + "[]", value, false, false);
    }

    /** An annotation once. */
    private static String unique(String annotations) {
        String limit = A + "MaxLength(3) ";
        int first = annotations.indexOf(limit);
        return first < 0
                ? annotations
                : annotations.substring(0, first + limit.length())
                        + annotations.substring(first + limit.length()).replace(limit, "");
    }

    private void message(int tag) {
        String name = names.type();
        String visibility = random.nextInt(3) == 0 ? "" : "public ";
        List<Value> values = new ArrayList<>();
        StringBuilder record = new StringBuilder("package " + home + ";\n" + A + "DarkriftMessage(tag = " + tag
                + (random.nextInt(3) == 0 ? ", direction = io.darkrift.annotation.Direction.CLIENT_TO_SERVER" : "")
                + (random.nextInt(4) == 0 ? ", encoding = io.darkrift.annotation.TextEncoding.UTF_8" : "") + ")\n"
                + visibility + "record " + name + "(");
        int count = random.nextInt(random.nextInt(12) == 0 ? 90 : 9);
        int appended = random.nextInt(3) == 0 ? random.nextInt(count + 1) : 0;
        List<Component> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean endsInOpen = i == count - 1 && !open.isEmpty() && random.nextBoolean();
            types.add(endsInOpen ? anyOpen(false) : component(false));
        }
        components(record, types, appended, values);
        sources.put(path(home, name), record.append(") {}\n").toString());
        messages.add(new Message(home + "." + name, values, appended));
    }
}
