package io.darkrift.tools.capture;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import io.darkrift.message.SendMode;
import io.darkrift.protocol.DecodedMessage;
import io.darkrift.protocol.MessageHeader;
import io.darkrift.transport.LinkWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Captures as JSON Lines, an event in each line. A message is
 *
 * <pre>{@code
 * {"t":1.234567,"connection":1,"from":"client","channel":"reliable","kind":"message","tag":7,"name":"Input","size":12,
 *  "hex":"...","values":[{"path":"x","type":"f32","value":"1.5"}]}
 * }</pre>
 *
 * <p>where {@code t} is in seconds since the start, {@code hex} begins with the flags, and {@code name}, {@code values} and
 * {@code problem} are there where they are known. Other events have a member {@code event}. The first line describes the
 * capture: {@code {"darkrift":"capture","version":1,"started":"2026-01-31T12:00:00Z","server":"localhost:4296"}}. Reading
 * needs {@code t}, {@code connection}, {@code from}, {@code channel} and {@code hex} alone.
 */
public final class MessageJson {
    private static final int VERSION = 1;
    private static final int NANO_DIGITS = 9;
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(10_000L * 86_400);

    private MessageJson() {}

    /** Thrown when a line is not an event of a capture. The message says what is expected. */
    public static final class FormatException extends Exception {
        private static final long serialVersionUID = 1;

        FormatException(String message) {
            super(message);
        }
    }

    /**
     * Returns the first line of a capture.
     *
     * @param info what is known of it
     * @return the line, without its end
     */
    public static String header(CaptureInfo info) {
        return line(json -> {
            json.name("darkrift").value("capture");
            json.name("version").value(VERSION);
            json.name("started").value(info.started().toString());
            json.name("server").value(info.server());
        });
    }

    /**
     * Returns the line of an event.
     *
     * @param event the event
     * @param protocol what is known of messages
     * @return the line, without its end
     */
    public static String write(CapturedEvent event, Protocol protocol) {
        return line(json -> {
            json.name("t").jsonValue(seconds(event.time()));
            if (event.connection() > 0) {
                json.name("connection").value(event.connection());
            }
            if (event instanceof CapturedMessage message) {
                message(json, message, protocol);
            } else if (event instanceof CapturedEvent.Connected connected) {
                json.name("event").value("connected");
                json.name("peer").value(connected.peer());
            } else if (event instanceof CapturedEvent.Ended ended) {
                json.name("event").value("ended");
                json.name("from").value(CapturedMessage.sender(ended.byServer()));
                json.name("reason").value(ended.reason());
            } else if (event instanceof CapturedEvent.Note note) {
                json.name("event").value("note");
                json.name("text").value(note.text());
            }
        });
    }

    private static void message(JsonWriter json, CapturedMessage message, Protocol protocol) throws IOException {
        MessageHeader header = message.header();
        Protocol.Reading reading = protocol.read(message);
        json.name("from").value(message.sender());
        json.name("channel").value(message.channel());
        json.name("kind").value(header.label());
        json.name("tag").value(header.tag());
        if (reading.name().isPresent()) {
            json.name("name").value(reading.name().get());
        }
        json.name("size").value(message.bytes().length);
        json.name("hex").value(HexFormat.of().formatHex(message.bytes()));
        if (reading.name().isPresent()) {
            json.name("values").beginArray();
            for (DecodedMessage.Value value : reading.values()) {
                json.beginObject();
                json.name("path").value(value.path());
                json.name("type").value(value.type());
                json.name("value").value(value.text());
                json.endObject();
            }
            json.endArray();
        }
        if (reading.problem().isPresent()) {
            json.name("problem").value(reading.problem().get());
        }
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.getSeconds())
                .add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Writes the members of an object. */
    private interface Members {
        void write(JsonWriter json) throws IOException;
    }

    private static String line(Members members) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.beginObject();
            members.write(json);
            json.endObject();
        } catch (IOException e) {
            throw new AssertionError("a string can always be written", e);
        }
        // JSON leaves some characters alone that a terminal acts on. They are within strings.
        return Printable.escape(line.toString());
    }

    /**
     * Reads a line.
     *
     * @param line the line
     * @return the event; null for what describes the capture, and for events that this version does not know
     * @throws FormatException if it is not a line of a capture
     */
    public static @Nullable CapturedEvent read(String line) throws FormatException {
        JsonObject object = object(line);
        if (object.has("darkrift")) {
            return null;
        }
        Duration time = time(object);
        if (!object.has("event")) {
            return new CapturedMessage(time, connection(object, 1), isFromServer(object), mode(object), bytes(object));
        }
        return switch (string(object, "event")) {
            case "connected" -> new CapturedEvent.Connected(time, connection(object, 1), string(object, "peer"));
            case "ended" ->
                new CapturedEvent.Ended(time, connection(object, 1), isFromServer(object), string(object, "reason"));
            case "note" ->
                new CapturedEvent.Note(
                        time, object.has("connection") ? connection(object, 0) : 0, string(object, "text"));
            default -> null;
        };
    }

    /**
     * Reads the first line.
     *
     * @param line the line
     * @return what is known of the capture; null if the line is an event
     * @throws FormatException if it is not a line of a capture
     */
    public static @Nullable CaptureInfo readHeader(String line) throws FormatException {
        JsonObject object = object(line);
        if (!object.has("darkrift")) {
            return null;
        }
        int version = integer(object, "version", 1, Integer.MAX_VALUE);
        if (!string(object, "darkrift").equals("capture") || version > VERSION) {
            throw new FormatException("it is a " + Printable.escape(string(object, "darkrift")) + " of version "
                    + version + ", and this program reads captures of version " + VERSION);
        }
        try {
            return new CaptureInfo(
                    object.has("started") ? Instant.parse(string(object, "started")) : Instant.EPOCH,
                    object.has("server") ? string(object, "server") : "");
        } catch (DateTimeException e) {
            throw new FormatException("\"started\" is a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static JsonObject object(String line) throws FormatException {
        try {
            JsonElement element = JsonParser.parseString(line);
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (JsonParseException | NumberFormatException e) {
            // Said below.
        }
        throw new FormatException("expected a JSON object, and \""
                + Printable.escape(line.length() > 40 ? line.substring(0, 40) + "..." : line) + "\" arrived");
    }

    private static Duration time(JsonObject object) throws FormatException {
        try {
            BigDecimal seconds = primitive(object, "t").getAsBigDecimal();
            if (seconds.signum() >= 0 && seconds.compareTo(MAX_SECONDS) <= 0) {
                return Duration.ofNanos(seconds.movePointRight(NANO_DIGITS).longValue());
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below.
        }
        throw new FormatException("\"t\" is in seconds, 0 to " + MAX_SECONDS.toPlainString());
    }

    private static int connection(JsonObject object, int least) throws FormatException {
        return integer(object, "connection", least, Integer.MAX_VALUE);
    }

    private static int integer(JsonObject object, String name, int least, int most) throws FormatException {
        try {
            int value = primitive(object, name).getAsBigDecimal().intValueExact();
            if (value >= least && value <= most) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below.
        }
        throw new FormatException("\"" + name + "\" is a whole number of " + least + " or more");
    }

    private static boolean isFromServer(JsonObject object) throws FormatException {
        return oneOf(object, "from", "client", "server").equals("server");
    }

    private static SendMode mode(JsonObject object) throws FormatException {
        return oneOf(object, "channel", "reliable", "unreliable").equals("reliable")
                ? SendMode.RELIABLE
                : SendMode.UNRELIABLE;
    }

    private static String oneOf(JsonObject object, String name, String first, String second) throws FormatException {
        String value = string(object, name);
        if (!Set.of(first, second).contains(value)) {
            throw new FormatException("\"" + name + "\" is \"" + first + "\" or \"" + second + "\"");
        }
        return value;
    }

    private static byte[] bytes(JsonObject object) throws FormatException {
        try {
            byte[] bytes = HexFormat.of().parseHex(string(object, "hex"));
            if (bytes.length >= LinkWriter.HEADER_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new FormatException(
                "\"hex\" has at least " + LinkWriter.HEADER_BYTES + " bytes with two hexadecimal digits each");
    }

    private static String string(JsonObject object, String name) throws FormatException {
        JsonPrimitive primitive = primitive(object, name);
        if (!primitive.isString()) {
            throw new FormatException("\"" + name + "\" is a string");
        }
        return primitive.getAsString();
    }

    private static JsonPrimitive primitive(JsonObject object, String name) throws FormatException {
        if (object.get(name) instanceof JsonPrimitive primitive) {
            return primitive;
        }
        throw new FormatException("expected a member \"" + name + "\" with a string or a number");
    }
}
