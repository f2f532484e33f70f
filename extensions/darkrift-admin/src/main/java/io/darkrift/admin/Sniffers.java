package io.darkrift.admin;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.darkrift.admin.Api.Refused;
import io.darkrift.connection.ConnectionObserver;
import io.darkrift.message.SendMode;
import io.darkrift.protocol.DecodedMessage;
import io.darkrift.protocol.MessageHeader;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.wire.support.BigEndian;
import io.netty.channel.Channel;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Shows messages to open pages. Without an open page, nothing is observed. Time is cut into slots: a sniffer that has seen its
 * share of a slot does not observe the server until the next one begins, so that a busy server pays a bounded price.
 */
final class Sniffers implements AutoCloseable {
    private static final long SLOT_MILLIS = 100;

    /** How many messages are looked at in a slot, and how many of them are shown. */
    private static final int MAX_SEEN = 20_000;

    private static final int MAX_SHOWN = 50;
    private static final int MAX_BYTES = 4_096;

    /**
     * Which messages are shown. What is null does not matter.
     *
     * @param client the id of a client
     * @param tag a tag
     * @param received whether they have arrived
     * @param mode the channel
     */
    record Filter(
            @Nullable Integer client,
            @Nullable Integer tag,
            @Nullable Boolean received,
            @Nullable SendMode mode) {
        static Filter of(Map<String, List<String>> parameters) {
            String direction = text(parameters, "direction", List.of("received", "sent"));
            String channel = text(parameters, "channel", List.of("reliable", "unreliable"));
            return new Filter(
                    number(parameters, "client"),
                    number(parameters, "tag"),
                    direction == null ? null : direction.equals("received"),
                    channel == null ? null : channel.equals("reliable") ? SendMode.RELIABLE : SendMode.UNRELIABLE);
        }

        private static @Nullable String text(Map<String, List<String>> parameters, String name, List<String> values) {
            String value = parameters.getOrDefault(name, List.of("")).get(0);
            if (!value.isEmpty() && !values.contains(value)) {
                throw new Refused(400, name + " is one of " + values);
            }
            return value.isEmpty() ? null : value;
        }

        private static @Nullable Integer number(Map<String, List<String>> parameters, String name) {
            String value = parameters.getOrDefault(name, List.of("")).get(0);
            try {
                return value.isEmpty() ? null : Integer.valueOf(value);
            } catch (NumberFormatException e) {
                throw new Refused(400, name + " is a number");
            }
        }

        boolean accepts(RemoteClient from, int ofTag, boolean arrived, SendMode over) {
            return (tag == null || tag == ofTag)
                    && (received == null || received == arrived)
                    && (mode == null || mode == over)
                    && (client == null || client == from.id());
        }
    }

    private record Captured(long time, int client, boolean received, SendMode mode, byte[] bytes, int size) {}

    /** A message as the page shows it. Offsets count from the flags. */
    private record Shown(
            long t,
            int client,
            String direction,
            String channel,
            String kind,
            int tag,
            String name,
            int size,
            String hex,
            List<DecodedMessage.Value> values,
            int end,
            @Nullable String problem) {}

    private final Gson gson =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private final DarkriftServer server;
    private final Messages messages;
    private final EventExecutor executor;
    private final Map<Channel, Sniffer> all = new ConcurrentHashMap<>();
    private @Nullable Future<?> slots;

    Sniffers(DarkriftServer server, Messages messages, EventExecutor executor) {
        this.server = server;
        this.messages = messages;
        this.executor = executor;
    }

    int size() {
        return all.size();
    }

    /** Shows messages to a channel. On the thread of the endpoint. */
    void add(Channel channel, Filter filter) {
        Sniffer sniffer = new Sniffer(filter);
        all.put(channel, sniffer);
        sniffer.begin();
        Requests.event(channel, "begin", "{}");
        if (slots == null) {
            slots = executor.scheduleAtFixedRate(this::slot, SLOT_MILLIS, SLOT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends a sniffer, if there is one. On the thread of the endpoint. */
    void remove(Channel channel) {
        Sniffer sniffer = all.remove(channel);
        if (sniffer != null) {
            sniffer.end();
        }
        if (all.isEmpty() && slots != null) {
            slots.cancel(false);
            slots = null;
        }
    }

    private void slot() {
        all.forEach((channel, sniffer) -> sniffer.slot(channel));
    }

    @Override
    public void close() {
        all.values().forEach(Sniffer::end);
        all.clear();
    }

    private final class Sniffer implements ConnectionObserver<RemoteClient> {
        private final Filter filter;
        private final Queue<Captured> captured = new ConcurrentLinkedQueue<>();
        private final AtomicInteger seen = new AtomicInteger();
        private final AtomicInteger shown = new AtomicInteger();
        private boolean observes;
        private boolean ended;

        Sniffer(Filter filter) {
            this.filter = filter;
        }

        synchronized void begin() {
            if (!observes && !ended) {
                observes = true;
                server.observe(this);
            }
        }

        private synchronized void pause() {
            if (observes) {
                observes = false;
                server.stopObserving(this);
            }
        }

        synchronized void end() {
            ended = true;
            pause();
        }

        @Override
        public void received(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
            see(client, true, bytes, from, to, mode);
        }

        @Override
        public void sent(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
            see(client, false, bytes, from, to, mode);
        }

        private void see(RemoteClient client, boolean received, byte[] bytes, int from, int to, SendMode mode) {
            if (seen.incrementAndGet() > MAX_SEEN) {
                pause();
            } else if (filter.accepts(client, BigEndian.getUInt16(bytes, from + 1), received, mode)) {
                if (shown.incrementAndGet() > MAX_SHOWN) {
                    pause();
                } else {
                    captured.add(new Captured(
                            System.currentTimeMillis(),
                            client.id(),
                            received,
                            mode,
                            Arrays.copyOfRange(bytes, from, Math.min(to, from + MAX_BYTES)),
                            to - from));
                }
            }
        }

        /** Sends what the last slot had, and begins another one. On the thread of the endpoint. */
        void slot(Channel channel) {
            boolean missed = seen.getAndSet(0) > MAX_SEEN | shown.getAndSet(0) > MAX_SHOWN;
            List<Shown> batch = new ArrayList<>();
            for (Captured next = captured.poll(); next != null; next = captured.poll()) {
                batch.add(show(next));
            }
            if (missed || !batch.isEmpty()) {
                Requests.event(channel, "messages", gson.toJson(Map.of("missed", missed, "messages", batch)));
            }
            begin();
        }
    }

    private Shown show(Captured message) {
        byte[] bytes = message.bytes;
        MessageHeader header = MessageHeader.read(bytes, 0, bytes.length);
        int tag = header.tag();
        boolean isHidden = messages.isHidden(tag);
        DecodedMessage decoded = null;
        String problem = null;
        if (isHidden) {
            problem = "the payload is hidden";
        } else if (message.size > bytes.length) {
            problem = "only the first " + MAX_BYTES + " bytes are shown";
        }
        if (!isHidden && header.isOfApplication(bytes.length)) {
            decoded = messages.decode(tag, bytes, header.payload(), bytes.length, !message.received)
                    .orElse(null);
            if (decoded == null) {
                problem = messages.registry().contains(tag)
                        ? "there is no description of this message: its serializer is written by hand"
                        : "the registry has no message with tag " + tag;
            } else if (decoded.problem().isPresent() && problem == null) {
                problem = decoded.problem().get();
            }
        }
        return new Shown(
                message.time,
                message.client,
                message.received ? "received" : "sent",
                message.mode == SendMode.RELIABLE ? "reliable" : "unreliable",
                header.label(),
                tag,
                messages.name(tag),
                message.size,
                HexFormat.of().formatHex(bytes, 0, isHidden ? header.payload() : bytes.length),
                decoded == null ? List.of() : decoded.values(),
                decoded == null ? header.payload() : decoded.end(),
                problem);
    }
}
