package io.darkrift.tools.capture.pcap;

import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.CaptureInfo;
import io.darkrift.tools.capture.CaptureReader;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.capture.pcap.Segment.Endpoint;
import io.darkrift.tools.capture.pcap.Segment.Other;
import io.darkrift.tools.options.CommandFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the connections of DarkRift in a file of packets, and reads their messages: in files of this program, of tcpdump and
 * of Wireshark. Connections are numbered in the order in which they are found. One whose beginning was not captured can't be
 * read, nor can an encrypted one.
 */
public final class PcapReader implements CaptureReader {
    /** What all connections together may keep of messages that are not complete. */
    private static final long MAX_KEPT = 256L * 1024 * 1024;

    private static final int MAX_CONVERSATIONS = 100_000;
    private static final int MAX_REMEMBERED = 10_000;

    /** The two ends of a connection or an exchange of datagrams, as its client sees them. */
    private record Pair(Endpoint client, Endpoint server) {}

    private final String file;
    private final PacketFile packets;
    private final Map<Pair, Conversation> conversations = new LinkedHashMap<>();
    private final Map<Pair, Conversation> datagrams = new HashMap<>();
    private final Map<Conversation, Pair> exchanges = new HashMap<>();
    private final Map<String, Conversation> byToken = new HashMap<>();
    private final Queue<CapturedEvent> events = new ArrayDeque<>();
    private final Map<Other, Integer> others = new EnumMap<>(Other.class);
    private final Set<Pair> ended = newMemory();
    private final Set<Pair> withoutStart = newMemory();
    private CaptureInfo info = CaptureInfo.UNKNOWN;
    private @Nullable Packet first;
    private Instant now = Instant.EPOCH;
    private boolean atEnd;
    private int lastNumber;
    private int notDarkrift;
    private int incomplete;
    private int cutDatagrams;
    private long kept;

    /** Returns a set that forgets the oldest pairs. */
    private static Set<Pair> newMemory() {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Pair, Boolean> eldest) {
                return size() > MAX_REMEMBERED;
            }
        });
    }

    /**
     * Opens a file.
     *
     * @param file its name, for messages
     * @param in its content
     * @throws IOException if it can't be read
     * @throws CommandFailedException if it is broken
     */
    public PcapReader(String file, InputStream in) throws IOException {
        this.file = file;
        this.packets = new PacketFile(file, in);
        this.first = packets.next();
        if (first != null) {
            now = first.time();
            info = new CaptureInfo(first.time(), "");
        }
    }

    /**
     * Returns whether a file is one of packets.
     *
     * @param start its first four bytes
     * @return true for pcap and pcapng
     */
    public static boolean isPcap(byte[] start) {
        return PacketFile.hasMagic(start);
    }

    @Override
    public CaptureInfo info() {
        return info;
    }

    @Override
    public @Nullable CapturedEvent next() throws IOException {
        while (events.isEmpty() && !atEnd) {
            Packet packet = first == null ? packets.next() : first;
            first = null;
            if (packet == null) {
                atEnd = true;
                conversations.values().forEach(this::countIncomplete);
            } else {
                packet(packet);
            }
        }
        return events.poll();
    }

    private void packet(Packet packet) {
        now = packet.time();
        Segment.Result result = Segment.read(packet);
        Segment segment = result.segment();
        if (segment == null) {
            if (result.other() == Other.UNKNOWN_LINK) {
                throw new CommandFailedException(file + " has packets of the link type " + packet.linkType()
                        + ", which is not known: Ethernet, Linux cooked, loopback and raw IP are");
            }
            others.merge(result.other(), 1, Integer::sum);
        } else if (segment.isTcp()) {
            tcp(segment);
        } else {
            datagram(segment);
        }
    }

    // ---- TCP

    private void tcp(Segment segment) {
        Pair sent = new Pair(segment.from(), segment.to());
        Pair answered = new Pair(segment.to(), segment.from());
        boolean isSyn = segment.has(Segment.SYN);
        Conversation conversation = conversations.get(sent);
        boolean fromServer = false;
        if (conversation == null) {
            conversation = conversations.get(answered);
            fromServer = conversation != null;
        }
        if (isSyn && !segment.has(Segment.ACK) && (conversation == null || conversation.isReplacedBy(segment))) {
            if (conversation != null) {
                remove(conversation);
            }
            conversation = begin(sent);
            fromServer = false;
        }
        if (conversation == null) {
            if (segment.data().length > 0 && !ended.contains(sent) && !ended.contains(answered)) {
                withoutStart.add(segment.from().port() < segment.to().port() ? answered : sent);
            }
            return;
        }
        long before = conversation.keptBytes();
        conversation.segment(segment, fromServer);
        kept += conversation.keptBytes() - before;
        if (kept > MAX_KEPT) {
            kept -= conversation.keptBytes();
            conversation.abandon();
        }
        if (conversation.hasEnded()) {
            remove(conversation);
        }
    }

    private Conversation begin(Pair pair) {
        if (conversations.size() == MAX_CONVERSATIONS) {
            remove(conversations.values().iterator().next());
        }
        Conversation conversation = new Conversation(pair.client, pair.server, new Reports());
        conversations.put(pair, conversation);
        return conversation;
    }

    private void remove(Conversation conversation) {
        Pair pair = new Pair(conversation.client(), conversation.server());
        conversations.remove(pair);
        ended.add(pair);
        byToken.remove(key(conversation.token()), conversation);
        Pair exchange = exchanges.remove(conversation);
        if (exchange != null) {
            datagrams.remove(exchange, conversation);
        }
        kept -= conversation.keptBytes();
        countIncomplete(conversation);
        if (conversation.number() > 0) {
            events.add(new CapturedEvent.Ended(
                    time(), conversation.number(), conversation.endsByServer(), conversation.endReason()));
        }
    }

    private void countIncomplete(Conversation conversation) {
        if (conversation.lacks() && !conversation.isRefused()) {
            incomplete++;
        }
    }

    // ---- UDP

    private void datagram(Segment segment) {
        Pair sent = new Pair(segment.from(), segment.to());
        if (segment.data().length == 9) {
            Conversation shown = byToken.get(key(segment.data()));
            if (shown != null && shown.server().address().equals(segment.to().address())) {
                datagrams.put(sent, shown);
                Pair moved = exchanges.put(shown, sent);
                if (moved != null && !moved.equals(sent)) {
                    datagrams.remove(moved, shown);
                }
                shown.accept();
            }
        }
        Conversation conversation = datagrams.get(sent);
        boolean fromServer = conversation == null;
        if (fromServer) {
            conversation = datagrams.get(new Pair(segment.to(), segment.from()));
        }
        if (conversation != null) {
            if (segment.missing() > 0) {
                cutDatagrams++;
            } else {
                conversation.datagram(fromServer, segment.data());
            }
        }
    }

    private static String key(byte[] token) {
        return HexFormat.of().formatHex(token);
    }

    private Duration time() {
        Duration time = Duration.between(info.started(), now);
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** Turns what conversations report into events. */
    private final class Reports implements Conversation.Listener {
        @Override
        public void token(Conversation conversation) {
            byToken.put(key(conversation.token()), conversation);
        }

        @Override
        public void accepted(Conversation conversation) {
            conversation.setNumber(++lastNumber);
            if (info.server().isEmpty()) {
                info = new CaptureInfo(info.started(), conversation.server().toString());
            }
            events.add(new CapturedEvent.Connected(
                    time(), lastNumber, conversation.client().toString()));
        }

        @Override
        public void refused(Conversation conversation) {
            notDarkrift++;
            byToken.remove(key(conversation.token()), conversation);
        }

        @Override
        public void message(Conversation conversation, boolean fromServer, SendMode mode, byte[] bytes) {
            events.add(new CapturedMessage(time(), conversation.number(), fromServer, mode, bytes));
        }

        @Override
        public void badLength(Conversation conversation, boolean fromServer, int length) {
            events.add(new CapturedEvent.Note(
                    time(),
                    conversation.number(),
                    "the " + (fromServer ? "server" : "client") + " sent the length " + length
                            + ", which no message has: nothing more is read of it"));
        }
    }

    @Override
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (packets.isCut()) {
            notices.add(file + " ends within a packet: it was left out");
        }
        notice(
                notices,
                incomplete,
                "connections that lack bytes, which were lost or cut while capturing (tcpdump -s 0 cuts nothing), and whose"
                        + " messages end there");
        notice(
                notices,
                cutDatagrams,
                "datagrams that were cut while capturing (tcpdump -s 0 cuts nothing), and left out");
        notice(notices, withoutStart.size(), "connections that began before the capture, and can't be read");
        notice(notices, notDarkrift, "connections that are not of DarkRift, or are encrypted");
        notice(notices, others.getOrDefault(Other.FRAGMENT, 0), "fragments of IP packets, which were left out");
        notice(
                notices,
                others.getOrDefault(Other.BROKEN, 0),
                "packets with broken or cut headers, which were left out");
        if (lastNumber == 0) {
            notices.add(file + " has no connection of DarkRift that can be read");
        }
        return notices;
    }

    private void notice(List<String> notices, int count, String what) {
        if (count > 0) {
            notices.add(file + " has " + what + ": " + count);
        }
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }
}
