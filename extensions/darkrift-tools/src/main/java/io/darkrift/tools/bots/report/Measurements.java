package io.darkrift.tools.bots.report;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.Printable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts what bots do and see. What a peer or a bot chooses does not let it grow without bound. Safe for use by any thread. */
public final class Measurements {
    /** Stands for tags beyond those that are counted by themselves. */
    static final int OTHER_TAGS = -1;

    private static final int MAX_TAGS = 1_000;
    private static final int MAX_TEXTS = 100;
    private static final int MAX_NAMES = 100;
    private static final int MAX_ERRORS = 20;
    private static final int MAX_TRACE = 4_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
    private static final String OTHERS = "(others)";

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger connects = new AtomicInteger();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final ConcurrentMap<Channel, Volume> volumes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> connectFailures = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final ConcurrentMap<DisconnectInfo.Reason, LongAdder> disconnects = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> unsent = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Failed> errors = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Durations> named = new ConcurrentHashMap<>();
    private final LongAdder failureCount = new LongAdder();
    private final LongAdder errorCount = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final Durations connectTime = new Durations();
    private final Durations lag = new Durations();
    private final Map<SendMode, Pings> pings = Map.of(SendMode.RELIABLE, new Pings(), SendMode.UNRELIABLE, new Pings());

    /** A way that messages of a tag take. */
    private record Channel(boolean sent, SendMode mode, int tag) {}

    private static final class Volume {
        final LongAdder messages = new LongAdder();
        final LongAdder bytes = new LongAdder();
    }

    private static final class Pings {
        final Durations times = new Durations();
        final LongAdder unanswered = new LongAdder();
    }

    private static final class Failed {
        final LongAdder count = new LongAdder();
        final String trace;

        Failed(String trace) {
            this.trace = trace;
        }
    }

    /** Counts an attempt to connect. */
    public void attempted() {
        attempts.incrementAndGet();
    }

    /**
     * Counts a connection.
     *
     * @param nanos how long connecting took
     */
    public void connected(long nanos) {
        connects.incrementAndGet();
        peak.accumulateAndGet(connected.incrementAndGet(), Math::max);
        connectTime.record(nanos);
    }

    /**
     * Counts an attempt that has failed.
     *
     * @param cause why
     */
    public void connectFailed(String cause) {
        count(connectFailures, cause);
        failureCount.increment();
    }

    /**
     * Counts the end of a connection.
     *
     * @param reason why
     * @param unexpected whether that is a failure
     */
    public void disconnected(DisconnectInfo.Reason reason, boolean unexpected) {
        connected.decrementAndGet();
        disconnects.computeIfAbsent(reason, any -> new LongAdder()).increment();
        if (unexpected) {
            failed("disconnected: " + reason);
        }
    }

    /**
     * Counts a message that was sent.
     *
     * @param tag its tag
     * @param mode the channel
     * @param bytes its size with the header
     */
    public void sent(int tag, SendMode mode, int bytes) {
        count(true, mode, tag, bytes);
    }

    /**
     * Counts a message that has arrived.
     *
     * @param tag its tag
     * @param mode the channel
     * @param bytes its size with the header
     */
    public void received(int tag, SendMode mode, int bytes) {
        count(false, mode, tag, bytes);
    }

    private void count(boolean sent, SendMode mode, int tag, int bytes) {
        Channel channel = new Channel(sent, mode, tag);
        Volume volume = volumes.get(channel);
        if (volume == null) {
            Channel kept = volumes.size() < MAX_TAGS ? channel : new Channel(sent, mode, OTHER_TAGS);
            volume = volumes.computeIfAbsent(kept, any -> new Volume());
        }
        volume.messages.increment();
        volume.bytes.add(bytes);
    }

    /**
     * Counts a message that the connection did not accept.
     *
     * @param cause why, such as {@code FULL}
     */
    public void unsent(String cause) {
        count(unsent, cause);
    }

    /** Counts a message that was not sent because this process was too late. */
    public void skipped() {
        skipped.increment();
    }

    /**
     * Counts a ping that was acknowledged.
     *
     * @param mode the channel
     * @param nanos the round-trip time
     */
    public void pinged(SendMode mode, long nanos) {
        pings.get(mode).times.record(nanos);
    }

    /**
     * Counts a ping that was not acknowledged in time.
     *
     * @param mode the channel
     */
    public void unanswered(SendMode mode) {
        pings.get(mode).unanswered.increment();
    }

    /**
     * Records a duration.
     *
     * @param name what was measured
     * @param nanos the duration
     * @throws IllegalArgumentException if the name is not valid, or there are too many
     */
    public void measured(String name, long nanos) {
        Durations durations = named.get(name);
        if (durations == null) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a measurement is named " + Figures.printable(name)
                        + ": a name has 1 to 60 letters, digits, dashes, dots and underscores");
            }
            if (named.size() >= MAX_NAMES) {
                throw new IllegalArgumentException("there are more than " + MAX_NAMES
                        + " names of measurements: leave out what differs from bot to bot");
            }
            durations = named.computeIfAbsent(name, any -> new Durations());
        }
        durations.record(nanos);
    }

    /**
     * Records how late an event loop was.
     *
     * @param nanos by how much
     */
    public void late(long nanos) {
        lag.record(nanos);
    }

    /**
     * Counts a failure.
     *
     * @param problem what has happened
     */
    public void failed(String problem) {
        count(failures, problem);
        failureCount.increment();
    }

    /**
     * Counts what the code of a bot has thrown.
     *
     * @param cause what was thrown
     * @return its stack trace, where it is the first of its kind, or an empty string
     */
    public String error(Throwable cause) {
        errorCount.increment();
        failureCount.increment();
        StackTraceElement[] frames = cause.getStackTrace();
        String kind = cause.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
        Failed known = errors.get(kind);
        if (known == null && errors.size() < MAX_ERRORS) {
            Failed first = new Failed(traceOf(cause));
            known = errors.putIfAbsent(kind, first);
            if (known == null) {
                first.count.increment();
                return first.trace;
            }
        }
        if (known != null) {
            known.count.increment();
        }
        return "";
    }

    private static String traceOf(Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        String text = trace.toString()
                .strip()
                .lines()
                .map(line -> Printable.escape(line.replace("\t", "    ")))
                .collect(Collectors.joining("\n"));
        return text.length() > MAX_TRACE ? text.substring(0, MAX_TRACE) + "\n…" : text;
    }

    private static void count(ConcurrentMap<String, LongAdder> texts, String text) {
        String printable = Figures.printable(text);
        LongAdder known = texts.get(printable);
        if (known == null) {
            known = texts.computeIfAbsent(texts.size() < MAX_TEXTS ? printable : OTHERS, any -> new LongAdder());
        }
        known.increment();
    }

    // ---- read by one thread

    int attempts() {
        return attempts.get();
    }

    int connects() {
        return connects.get();
    }

    int peak() {
        return peak.get();
    }

    /** Returns how many connections are open. */
    public int connected() {
        return connected.get();
    }

    /** Returns how many failures there were, errors in the code of bots included. */
    public long failures() {
        return failureCount.sum();
    }

    long errors() {
        return errorCount.sum();
    }

    long skippedMessages() {
        return skipped.sum();
    }

    Map<String, Long> connectFailures() {
        return sums(connectFailures);
    }

    Map<String, Long> failureTexts() {
        return sums(failures);
    }

    Map<String, Long> unsentMessages() {
        return sums(unsent);
    }

    Map<DisconnectInfo.Reason, Long> disconnects() {
        Map<DisconnectInfo.Reason, Long> all = new TreeMap<>();
        disconnects.forEach((reason, count) -> all.put(reason, count.sum()));
        return all;
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((text, count) -> all.put(text, count.sum()));
        return all;
    }

    /** Returns the errors in the code of bots: first stack traces and counts. */
    Map<String, Long> errorTraces() {
        Map<String, Long> all = new TreeMap<>();
        errors.values().forEach(each -> all.merge(each.trace, each.count.sum(), Long::sum));
        return all;
    }

    List<BotsReport.Volume> volumes() {
        List<BotsReport.Volume> all = new ArrayList<>();
        volumes.forEach((channel, volume) -> all.add(new BotsReport.Volume(
                channel.sent(), channel.mode(), channel.tag(), volume.messages.sum(), volume.bytes.sum())));
        all.sort(Comparator.comparing(BotsReport.Volume::sent)
                .reversed()
                .thenComparing(
                        Comparator.comparingLong(BotsReport.Volume::messages).reversed())
                .thenComparing(BotsReport.Volume::tag)
                .thenComparing(BotsReport.Volume::mode));
        return all;
    }

    Durations connectTime() {
        return connectTime;
    }

    Durations lag() {
        return lag;
    }

    Durations roundTrips(SendMode mode) {
        return pings.get(mode).times;
    }

    long unansweredPings(SendMode mode) {
        return pings.get(mode).unanswered.sum();
    }

    Map<String, Durations> named() {
        return new TreeMap<>(named);
    }
}
