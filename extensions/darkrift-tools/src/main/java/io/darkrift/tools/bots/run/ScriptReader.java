package io.darkrift.tools.bots.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonStreamParser;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.tools.options.CommandFailedException;
import io.darkrift.tools.options.DurationConverter;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** Reads scripts, and finds their errors before anything is sent. */
final class ScriptReader {
    private static final Set<String> KINDS = Set.of("send", "wait", "delay", "repeat", "end");
    private static final String DEFAULT_TIMEOUT = "10s";
    private static final String RANDOM = "{random}";
    private static final int MAX_DEPTH = 16;
    private static final int MAX_STEPS = 100_000;

    /** What a bot may send without a pause, so that others on its event loop have their turn. */
    private static final long MAX_BURST = 10_000;

    private final KnownMessages messages;
    private final int bots;
    private int count;

    /**
     * Creates a reader.
     *
     * @param messages the messages that steps may name
     * @param bots the number of the last bot
     */
    ScriptReader(KnownMessages messages, int bots) {
        this.messages = messages;
        this.bots = bots;
    }

    /**
     * Reads a script: an object with "steps", an array of steps, or a step in each line.
     *
     * @param file in JSON or JSON Lines
     * @return the script
     * @throws CommandFailedException if the file can't be read, or is not valid; the message says where
     */
    Script read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Script(messages, steps(topLevel(reader), "", 0));
        } catch (JsonParseException e) {
            throw new CommandFailedException(file + " is not JSON: " + firstLine(e), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailedException("can't read " + file + ": " + e, e);
        }
    }

    private static String firstLine(JsonParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static List<JsonElement> topLevel(Reader reader) {
        List<JsonElement> all = new ArrayList<>();
        JsonStreamParser parser = new JsonStreamParser(reader);
        while (hasNext(parser, all.isEmpty())) {
            all.add(parser.next());
            if (all.size() > MAX_STEPS) {
                throw new IllegalArgumentException("a script has at most " + MAX_STEPS + " steps");
            }
        }
        if (all.size() == 1 && all.get(0).isJsonArray()) {
            return all.get(0).getAsJsonArray().asList();
        }
        if (all.size() == 1
                && all.get(0) instanceof JsonObject object
                && object.keySet().equals(Set.of("steps"))) {
            return array(object, "steps").asList();
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a script has at least one step, and this file is empty");
        }
        return all;
    }

    private static boolean hasNext(JsonStreamParser parser, boolean isFirst) {
        try {
            return parser.hasNext();
        } catch (JsonIOException e) {
            if (isFirst && e.getCause() instanceof EOFException) {
                return false;
            }
            throw e;
        }
    }

    private List<Script.Step> steps(List<JsonElement> elements, String prefix, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("steps are nested more than " + MAX_DEPTH + " deep");
        }
        List<Script.Step> steps = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (++count > MAX_STEPS) {
                throw new IllegalArgumentException("a script has at most " + MAX_STEPS + " steps");
            }
            steps.add(step(elements.get(i), prefix + (i + 1), depth));
        }
        return steps;
    }

    private Script.Step step(JsonElement element, String number, int depth) {
        if (!(element instanceof JsonObject step)) {
            throw new IllegalArgumentException(
                    "step " + number + " is not an object: write it as in {\"send\": \"Login\", \"values\": {}}");
        }
        Set<String> kinds = new TreeSet<>(step.keySet());
        kinds.retainAll(KINDS);
        if (kinds.size() != 1) {
            throw new IllegalArgumentException("step " + number + " has "
                    + (kinds.isEmpty() ? "none" : "several")
                    + " of \"send\", \"wait\", \"delay\", \"repeat\" and \"end\":"
                    + " it has one of them");
        }
        String kind = kinds.iterator().next();
        String subject = step.get(kind) instanceof JsonPrimitive primitive ? " " + primitive.getAsString() : "";
        String place = "step " + number + " (" + kind + subject + ")";
        try {
            return switch (kind) {
                case "send" -> send(step, place);
                case "wait" -> {
                    only(step, "wait", "timeout");
                    int tag = messages.tag(text(step, "wait"));
                    yield new Script.Wait(
                            place, tag, messages.nameOrTag(tag), duration(step, "timeout", DEFAULT_TIMEOUT));
                }
                case "delay" -> {
                    only(step, "delay", "upTo");
                    Duration least = duration(step, "delay", "");
                    Duration most = step.has("upTo") ? duration(step, "upTo", "") : least;
                    if (least.compareTo(most) > 0) {
                        throw new IllegalArgumentException("\"upTo\" is less than \"delay\"");
                    }
                    yield new Script.Delay(place, least, most);
                }
                case "repeat" -> repeat(step, place, number, depth);
                default -> {
                    only(step, "end");
                    yield new Script.End(place);
                }
            };
        } catch (IllegalArgumentException | TypeConversionException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.startsWith("step ") ? message : place + ": " + message, e);
        }
    }

    private static void only(JsonObject step, String... members) {
        for (String name : step.keySet()) {
            if (!List.of(members).contains(name)) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is unknown: such a step has " + String.join(", ", members));
            }
        }
    }

    private static String text(JsonObject step, String member) {
        if (step.get(member) instanceof JsonPrimitive primitive && !primitive.isBoolean()) {
            return primitive.getAsString();
        }
        throw new IllegalArgumentException("\"" + member + "\" is a string");
    }

    private static boolean flag(JsonObject step, String member) {
        if (step.has(member) && !(step.get(member) instanceof JsonPrimitive primitive && primitive.isBoolean())) {
            throw new IllegalArgumentException("\"" + member + "\" is true or false");
        }
        return step.has(member) && step.get(member).getAsBoolean();
    }

    private static JsonArray array(JsonObject step, String member) {
        if (step.get(member) instanceof JsonArray array) {
            return array;
        }
        throw new IllegalArgumentException("\"" + member + "\" is a list of steps, in [ ]");
    }

    private static Duration duration(JsonObject step, String member, String otherwise) {
        Duration duration = new DurationConverter().convert(step.has(member) ? text(step, member) : otherwise);
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("\"" + member + "\" is at least 1ms");
        }
        return duration;
    }

    // ---- sending

    private Script.Step send(JsonObject step, String place) {
        only(step, "send", "values", "hex", "unreliable");
        boolean unreliable = flag(step, "unreliable");
        SendMode mode = unreliable ? SendMode.UNRELIABLE : SendMode.RELIABLE;
        if (step.has("hex")) {
            if (step.has("values")) {
                throw new IllegalArgumentException("it has \"values\" or \"hex\", not both");
            }
            byte[] payload = KnownMessages.hex(text(step, "hex"));
            return new Script.SendSame(
                    place, Message.of(messages.tag(text(step, "send")), payload).with(mode));
        }
        MessageDescription description = messages.sendable(text(step, "send"));
        if (unreliable && description.answer().isPresent()) {
            throw new IllegalArgumentException("a request is sent reliably");
        }
        Map<String, @Nullable Object> values = values(step);
        RandomGenerator random = new SplittableRandom(0);
        Message first = encode(description, values, 1, random, mode);
        encode(description, values, bots, random, mode);
        boolean isSame = values != null
                && Placeholders.isConstant(values)
                && description.answer().isEmpty();
        return isSame ? new Script.SendSame(place, first) : new Script.Send(place, description, values, mode);
    }

    private Message encode(
            MessageDescription description,
            @Nullable Map<String, ?> values,
            int bot,
            RandomGenerator random,
            SendMode mode) {
        return messages.encode(
                description, values == null ? null : Placeholders.fill(values, bot, random), 0, random, mode);
    }

    private static @Nullable Map<String, @Nullable Object> values(JsonObject step) {
        JsonElement values = step.get("values");
        if (values instanceof JsonPrimitive primitive && primitive.getAsString().equals(RANDOM)) {
            return null;
        }
        if (values != null && !values.isJsonObject()) {
            throw new IllegalArgumentException("\"values\" is an object with the components, or \"{random}\"");
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (values != null) {
            values.getAsJsonObject().entrySet().forEach(each -> all.put(each.getKey(), plain(each.getValue())));
        }
        return all;
    }

    private static @Nullable Object plain(JsonElement element) {
        if (element instanceof JsonObject object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object.entrySet().forEach(each -> map.put(each.getKey(), plain(each.getValue())));
            return map;
        }
        if (element instanceof JsonArray array) {
            List<@Nullable Object> list = new ArrayList<>();
            array.forEach(each -> list.add(plain(each)));
            return list;
        }
        if (element instanceof JsonPrimitive primitive) {
            return primitive.isBoolean()
                    ? (Object) primitive.getAsBoolean()
                    : primitive.isNumber() ? primitive.getAsNumber() : primitive.getAsString();
        }
        return null;
    }

    // ---- repeating

    private Script.Step repeat(JsonObject step, String place, String number, int depth) {
        only(step, "repeat", "steps");
        String text = text(step, "repeat");
        if (!text.equals("forever") && !text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("\"repeat\" is a count of 1 or more, or \"forever\"");
        }
        long times = text.equals("forever") ? Script.FOREVER : Long.parseLong(text);
        List<Script.Step> steps = steps(array(step, "steps").asList(), number + ".", depth + 1);
        Script.Repeat repeat = new Script.Repeat(place, times, steps);
        if (steps.isEmpty() || burst(repeat) > MAX_BURST) {
            throw new IllegalArgumentException(
                    "a repetition of more than " + MAX_BURST + " steps needs a \"delay\" or a \"wait\" in it");
        }
        return repeat;
    }

    /** Returns how many steps a step is without a pause; 0 where there is a pause in it. */
    private static long burst(Script.Step step) {
        if (step instanceof Script.Wait || step instanceof Script.Delay || step instanceof Script.End) {
            return 0;
        }
        if (!(step instanceof Script.Repeat repeat)) {
            return 1;
        }
        long each = 0;
        for (Script.Step inner : repeat.steps()) {
            long burst = burst(inner);
            if (burst == 0) {
                return 0;
            }
            each += burst;
        }
        return repeat.times() == Script.FOREVER ? MAX_BURST + 1 : each * Math.min(repeat.times(), MAX_BURST + 1);
    }
}
