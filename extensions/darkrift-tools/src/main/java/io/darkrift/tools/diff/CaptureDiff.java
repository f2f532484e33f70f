package io.darkrift.tools.diff;

import io.darkrift.message.SendMode;
import io.darkrift.protocol.MessageHeader;
import io.darkrift.tools.capture.CaptureReader;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.capture.Protocol;
import io.darkrift.tools.options.CommandFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Compares two captures, for each connection, sender and channel by itself: which messages are missing in the second one, were
 * added, or have another content. Times don't count. Connections are compared in their order: the first one with the first one.
 */
public final class CaptureDiff {
    private static final int MAX_MESSAGES = 1_000_000;
    private static final long MAX_BYTES = 256L * 1024 * 1024;

    /**
     * The messages that are compared with each other.
     *
     * @param connection the place of the connection among those of its capture, from 1 on
     * @param fromServer the sender
     * @param mode the channel
     */
    private record Stream(int connection, boolean fromServer, SendMode mode) {
        private static final Comparator<Stream> ORDER = Comparator.comparingInt(Stream::connection)
                .thenComparing(Stream::fromServer)
                .thenComparing(Stream::mode);

        @Override
        public String toString() {
            return "connection " + connection + ", " + (fromServer ? "server" : "client") + ", "
                    + (mode == SendMode.RELIABLE ? "reliable" : "unreliable");
        }
    }

    /**
     * A message, and a number that equal ones share.
     *
     * @param message the message
     * @param content the number of its content
     */
    private record Entry(CapturedMessage message, int content) {
        /** Returns a number that messages share which can be the same one, with another content. */
        int kind() {
            return message.tag() << 8 | message.header().flags();
        }
    }

    /**
     * How two captures differ.
     *
     * @param same how many messages are the same
     * @param missing how many are in the first one only
     * @param added how many are in the second one only
     * @param changed how many have another content
     */
    public record Result(long same, long missing, long added, long changed) {
        /** Returns whether anything differs. */
        public boolean differs() {
            return missing + added + changed > 0;
        }

        /** Returns the counts in words. */
        public String text() {
            return differs()
                    ? "differences: " + missing + " missing, " + added + " added, " + changed + " changed; " + same
                            + " are the same"
                    : "no differences: " + same + " messages are the same";
        }
    }

    private final MessageContent content;
    private final boolean ignoreOrder;
    private final int max;
    private final Map<MessageContent.Key, Integer> contents = new HashMap<>();
    private int messages;
    private long bytes;
    private long same;
    private long missing;
    private long added;
    private long changed;
    private long printed;

    CaptureDiff(Protocol protocol, List<IgnoredPath> ignored, boolean ignoreOrder, int max) {
        this.content = new MessageContent(protocol, ignored);
        this.ignoreOrder = ignoreOrder;
        this.max = max;
    }

    /**
     * Compares. A comparison is used once.
     *
     * @param left the first capture
     * @param right the second one
     * @param connections which connections count
     * @param filter which messages count
     * @param out where differences are printed
     * @return the counts
     * @throws IOException if a capture can't be read
     * @throws CommandFailedException if a capture is broken, or both together are too large
     */
    public Result compare(
            CaptureReader left,
            CaptureReader right,
            IntPredicate connections,
            Predicate<CapturedMessage> filter,
            PrintWriter out)
            throws IOException {
        SortedMap<Stream, List<Entry>> first = read(left, connections, filter);
        SortedMap<Stream, List<Entry>> second = read(right, connections, filter);
        SortedSet<Stream> streams = new TreeSet<>(Stream.ORDER);
        streams.addAll(first.keySet());
        streams.addAll(second.keySet());
        for (Stream stream : streams) {
            compare(stream, first.getOrDefault(stream, List.of()), second.getOrDefault(stream, List.of()), out);
        }
        long differences = missing + added + changed;
        if (differences > printed) {
            out.println("... " + (differences - printed) + " more differences are not printed (--max " + max + ")");
        }
        return new Result(same, missing, added, changed);
    }

    private SortedMap<Stream, List<Entry>> read(
            CaptureReader reader, IntPredicate connections, Predicate<CapturedMessage> filter) throws IOException {
        Map<Integer, Integer> places = new TreeMap<>();
        Map<Integer, List<CapturedMessage>> byConnection = new TreeMap<>();
        for (CapturedEvent event = reader.next(); event != null; event = reader.next()) {
            if (event.connection() == 0 || !connections.test(event.connection())) {
                continue;
            }
            places.putIfAbsent(event.connection(), 0);
            if (event instanceof CapturedMessage message && filter.test(message)) {
                bytes += message.bytes().length;
                if (++messages > MAX_MESSAGES || bytes > MAX_BYTES) {
                    throw new CommandFailedException(
                            "the captures are too large to compare: " + MAX_MESSAGES
                                    + " messages and " + MAX_BYTES / 1024 / 1024
                                    + " MiB in both together are the most. Compare a part of them, with --connection, --from or --tag");
                }
                byConnection
                        .computeIfAbsent(message.connection(), number -> new ArrayList<>())
                        .add(message);
            }
        }
        int place = 0;
        for (Map.Entry<Integer, Integer> each : places.entrySet()) {
            each.setValue(++place);
        }
        SortedMap<Stream, List<Entry>> streams = new TreeMap<>(Stream.ORDER);
        byConnection.forEach((number, all) -> {
            for (CapturedMessage message : all) {
                streams.computeIfAbsent(
                                new Stream(places.get(number), message.fromServer(), message.mode()),
                                stream -> new ArrayList<>())
                        .add(new Entry(
                                message, contents.computeIfAbsent(content.key(message), key -> contents.size())));
            }
        });
        return streams;
    }

    /** Returns which messages are compared unless the user wants all of them: those of the application. */
    public static boolean isOfApplication(CapturedMessage message) {
        return message.header().kind() == MessageHeader.Kind.MESSAGE;
    }

    private void compare(Stream stream, List<Entry> left, List<Entry> right, PrintWriter out) {
        List<Entry> first = left;
        List<Entry> second = right;
        if (ignoreOrder && stream.mode == SendMode.UNRELIABLE) {
            Map<Integer, Deque<Entry>> byContent = new HashMap<>();
            second.forEach(entry -> byContent
                    .computeIfAbsent(entry.content, number -> new ArrayDeque<>())
                    .add(entry));
            List<Entry> rest = new ArrayList<>();
            for (Entry entry : first) {
                Deque<Entry> equal = byContent.get(entry.content);
                if (equal == null || equal.poll() == null) {
                    rest.add(entry);
                } else {
                    same++;
                }
            }
            first = rest;
            Set<Entry> leftOver = Collections.newSetFromMap(new IdentityHashMap<>());
            byContent.values().forEach(leftOver::addAll);
            second = second.stream().filter(leftOver::contains).toList();
        }
        int[] matches = SequenceAlignment.align(
                first.stream().mapToInt(Entry::content).toArray(),
                second.stream().mapToInt(Entry::content).toArray());
        int from = 0;
        int otherFrom = 0;
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] >= 0) {
                gap(stream, first.subList(from, i), second.subList(otherFrom, matches[i]), out);
                same++;
                from = i + 1;
                otherFrom = matches[i] + 1;
            }
        }
        gap(stream, first.subList(from, first.size()), second.subList(otherFrom, second.size()), out);
    }

    /** Compares what stands between messages that are the same: those of the same tag have changed. */
    private void gap(Stream stream, List<Entry> left, List<Entry> right, PrintWriter out) {
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        int[] matches = SequenceAlignment.align(
                left.stream().mapToInt(Entry::kind).toArray(),
                right.stream().mapToInt(Entry::kind).toArray());
        int other = 0;
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] < 0) {
                missing++;
                print(out, stream, "missing", left.get(i), List.of());
                continue;
            }
            for (; other < matches[i]; other++) {
                added++;
                print(out, stream, "added", right.get(other), List.of());
            }
            Entry before = left.get(i);
            Entry after = right.get(other++);
            changed++;
            print(
                    out,
                    stream,
                    "changed",
                    before,
                    printed < max ? content.differences(before.message, after.message) : List.of());
        }
        for (; other < right.size(); other++) {
            added++;
            print(out, stream, "added", right.get(other), List.of());
        }
    }

    private void print(PrintWriter out, Stream stream, String what, Entry entry, List<String> details) {
        if (printed >= max) {
            return;
        }
        printed++;
        out.println(
                stream + ": " + what + " at " + seconds(entry.message.time()) + "s: " + content.title(entry.message));
        details.forEach(detail -> out.println("    " + detail));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9)
                .setScale(6, RoundingMode.DOWN)
                .toPlainString();
    }
}
