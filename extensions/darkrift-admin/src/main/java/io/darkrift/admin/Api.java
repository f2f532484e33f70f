package io.darkrift.admin;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.SuspendedSession;
import io.darkrift.transport.LinkTraits;
import io.netty.util.NetUtil;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the page asks and wants done, as JSON. */
final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftAdmin.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MAX_REASON = 500;
    private static final int MAX_WEIGHT = 1_000_000;
    private static final int MAX_SESSIONS = 5_000;

    /** A wish that can't be carried out: what was wrong, for the operator. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** The status of the answer. */
        private final int status;

        Refused(int status, String why) {
            super(why, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Gson gson =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private final DarkriftServer server;
    private final Sampler sampler;
    private final Ticks ticks;
    private final @Nullable RoomView rooms;
    private final TagWatch tags;
    private final @Nullable Function<? super String, ?> farewell;
    private final Instant started = Instant.now();

    Api(
            DarkriftServer server,
            Sampler sampler,
            Ticks ticks,
            @Nullable RoomView rooms,
            TagWatch tags,
            @Nullable Function<? super String, ?> farewell) {
        this.server = server;
        this.sampler = sampler;
        this.ticks = ticks;
        this.rooms = rooms;
        this.tags = tags;
        this.farewell = farewell;
    }

    String json(Object value) {
        return gson.toJson(value);
    }

    private static String version() {
        String version = DarkriftServer.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** Has the members of C#, in its order. */
    String health() {
        JsonObject json = new JsonObject();
        json.addProperty("listening", server.isListening());
        json.addProperty("startTime", TIME.format(started));
        json.addProperty("type", "Java");
        json.addProperty("version", version());
        return gson.toJson(json);
    }

    String info() {
        Map<String, Object> all = new HashMap<>();
        all.put("version", version());
        all.put("started", started.toEpochMilli());
        all.put("farewell", farewell != null);
        all.put("rooms", rooms != null);
        List<String> addresses = new ArrayList<>();
        server.listeners().forEach(each -> addresses.add(NetUtil.toSocketAddressString(each.tcpAddress())));
        all.put("listeners", addresses);
        return gson.toJson(all);
    }

    /** Returns a row for each client: arrays, since there may be thousands. */
    String clients() {
        Map<Integer, String> places = rooms == null ? Map.of() : rooms.byClient();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (RemoteClient client : server.clients()) {
            ConnectionStatistics counts = client.statistics();
            LinkTraits traits = client.traits();
            rows.add(Arrays.asList(
                    client.id(),
                    client.sessionId(),
                    NetUtil.toSocketAddressString(client.remoteAddress()),
                    client.remoteUdpAddress()
                            .map(NetUtil::toSocketAddressString)
                            .orElse(null),
                    traits.transport(),
                    traits.dialect(),
                    traits.encrypted(),
                    client.connectedAt().toEpochMilli(),
                    client.roundTripTime()
                            .map(time -> time.smoothed().toNanos() / 1e6)
                            .orElse(null),
                    counts.reliableReceived() + counts.unreliableReceived(),
                    counts.reliableSent() + counts.unreliableSent(),
                    counts.reliableBytesReceived() + counts.unreliableBytesReceived(),
                    counts.reliableBytesSent() + counts.unreliableBytesSent(),
                    counts.pendingBytes(),
                    client.strikes(),
                    places.get(client.id())));
        }
        return gson.toJson(Map.of("now", System.currentTimeMillis(), "rows", rows));
    }

    String tags() {
        return gson.toJson(Map.of("now", System.currentTimeMillis(), "tags", tags.look()));
    }

    String rooms() {
        Map<String, Object> all = new HashMap<>();
        all.put("rooms", rooms == null ? List.of() : rooms.rooms());
        return gson.toJson(all);
    }

    /** Returns a row for each session that waits for its client, those that end first in front. */
    String sessions() {
        List<SuspendedSession> waiting = server.suspendedSessions();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (SuspendedSession session : waiting.subList(0, Math.min(waiting.size(), MAX_SESSIONS))) {
            rows.add(Arrays.asList(
                    session.sessionId(),
                    NetUtil.toSocketAddressString(session.remoteAddress()),
                    session.suspendedAt().toEpochMilli(),
                    session.remaining().toMillis(),
                    session.waitingBytes(),
                    session.loss().reason().name()));
        }
        Map<String, Object> all = new HashMap<>();
        all.put("now", System.currentTimeMillis());
        all.put("clients", server.clientCount());
        all.put("suspended", waiting.size());
        all.put("rows", rows);
        return gson.toJson(all);
    }

    String ticks() {
        return gson.toJson(Map.of("count", ticks.count(), "loops", ticks.shown()));
    }

    List<String> problems() {
        return sampler.problems();
    }

    /**
     * Does something to a client.
     *
     * @param id the id in the path
     * @param action what to do
     * @param body the JSON that says how
     * @return the answer
     */
    String act(String id, String action, String body) {
        RemoteClient client = find(id);
        JsonObject wish = parse(body);
        return switch (action) {
            case "disconnect" -> disconnect(client, wish);
            case "strike" -> strike(client, wish);
            case "message" -> message(client, wish);
            default -> throw new Refused(404, "there is no action " + action + ": use disconnect, strike or message");
        };
    }

    private RemoteClient find(String id) {
        try {
            return server.client(Integer.parseInt(id))
                    .orElseThrow(() -> new Refused(404, "client " + id + " is not connected"));
        } catch (NumberFormatException e) {
            throw new Refused(400, "the id of a client is a number, and this is " + id);
        }
    }

    private static JsonObject parse(String body) {
        try {
            JsonElement json = JsonParser.parseString(body);
            if (json.isJsonObject()) {
                return json.getAsJsonObject();
            }
        } catch (JsonParseException e) {
            LOG.debug("The body of a request is not JSON", e);
        }
        throw new Refused(400, "the body has to be a JSON object");
    }

    private static String text(JsonObject wish, String member, String otherwise) {
        JsonElement value = wish.get(member);
        if (value == null) {
            return otherwise;
        }
        if (!value.isJsonPrimitive() || value.getAsString().length() > MAX_REASON) {
            throw new Refused(400, member + " has to be a string of at most " + MAX_REASON + " characters");
        }
        return value.getAsString();
    }

    private static int number(JsonObject wish, String member, int least, int most) {
        JsonElement value = wish.get(member);
        try {
            int number = value == null ? least - 1 : Integer.parseInt(value.getAsString());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (RuntimeException e) {
            LOG.debug("{} is not a number", member, e);
        }
        throw new Refused(400, member + " has to be a number from " + least + " to " + most);
    }

    private String disconnect(RemoteClient client, JsonObject wish) {
        String reason = text(wish, "reason", "");
        String detail = "by the operator" + (reason.isEmpty() ? "" : ": " + reason);
        LOG.info("Disconnecting {} {}", client, detail);
        if (farewell == null || reason.isEmpty()) {
            client.kick(detail);
        } else {
            try {
                client.kick(detail, farewell.apply(reason));
            } catch (IllegalArgumentException e) {
                throw new Refused(400, "the farewell can't be sent: " + e.getMessage());
            }
        }
        return gson.toJson(Map.of("done", "disconnected client " + client.id()));
    }

    private String strike(RemoteClient client, JsonObject wish) {
        int weight = number(wish, "weight", 1, MAX_WEIGHT);
        client.strike("by the operator: " + text(wish, "reason", ""), weight);
        return gson.toJson(Map.of("done", "gave client " + client.id() + " a strike"));
    }

    private String message(RemoteClient client, JsonObject wish) {
        int tag = number(wish, "tag", 0, 65_535);
        byte[] payload;
        try {
            payload = HexFormat.of().parseHex(text(wish, "payload", "").replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "payload has to be hexadecimal digits, two for each byte");
        }
        SendMode mode =
                text(wish, "channel", "reliable").equals("unreliable") ? SendMode.UNRELIABLE : SendMode.RELIABLE;
        SendResult result;
        try {
            result = client.send(Message.of(tag, payload), mode);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, String.valueOf(e.getMessage()));
        }
        if (!result.isAccepted()) {
            throw new Refused(409, "the message was not accepted: " + result);
        }
        return gson.toJson(Map.of("done", "sent " + payload.length + " bytes to client " + client.id()));
    }
}
