package io.darkrift.tools.bots.report;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a run has measured.
 *
 * @param setup what was run
 * @param seconds how long it took
 * @param attempts attempts to connect
 * @param connects connections that were made
 * @param peak the most connections that were open at once
 * @param connectTime how long connecting took
 * @param connectFailures the causes of attempts that failed, and how often
 * @param volumes messages and bytes by direction, channel and tag
 * @param unsent why messages were not accepted, and how often
 * @param disconnects how connections have ended, and how often
 * @param rtt round-trip times over the reliable channel
 * @param unansweredPings pings over the reliable channel without an answer
 * @param unreliableRtt round-trip times over the unreliable channel
 * @param lostPings pings over the unreliable channel without an answer
 * @param measurements the durations that have names
 * @param failures all failures
 * @param failureTexts failures other than those to connect and errors in code, and how often
 * @param errors exceptions in the code of bots
 * @param errorTraces the first stack trace of each kind, and how often
 * @param process this process
 * @param timeline what happened in each interval
 */
public record BotsReport(
        Setup setup,
        double seconds,
        long attempts,
        long connects,
        int peak,
        Percentiles connectTime,
        Map<String, Long> connectFailures,
        List<Volume> volumes,
        Map<String, Long> unsent,
        Map<DisconnectInfo.Reason, Long> disconnects,
        Percentiles rtt,
        long unansweredPings,
        Percentiles unreliableRtt,
        long lostPings,
        Map<String, Percentiles> measurements,
        long failures,
        Map<String, Long> failureTexts,
        long errors,
        Map<String, Long> errorTraces,
        Process process,
        List<Sample> timeline) {
    private static final double SLOW_LAG_MILLIS = 20;
    private static final double BUSY = 0.8;

    /**
     * What was run.
     *
     * @param server where the server is
     * @param started when
     * @param bots how many bots
     * @param behaviour what they did, in words
     * @param pings whether pings were sent
     * @param names returns the name of the message of a tag, or an empty string
     */
    public record Setup(
            String server, Instant started, int bots, String behaviour, boolean pings, IntFunction<String> names) {
        /** Returns the tag with its name, as far as it is known. */
        String tag(int tag) {
            if (tag == Measurements.OTHER_TAGS) {
                return "other tags";
            }
            String name = names.apply(tag);
            return name.isEmpty() ? "tag " + tag : name + " (" + tag + ")";
        }
    }

    /**
     * The messages of a tag.
     *
     * @param sent whether bots have sent them
     * @param mode the channel
     * @param tag the tag, or -1 for all others
     * @param messages how many
     * @param bytes their size with headers
     */
    public record Volume(boolean sent, SendMode mode, int tag, long messages, long bytes) {}

    /**
     * This process.
     *
     * @param lag how late its event loops were
     * @param cpu the part of all CPUs that it has used, 0 to 1; NaN if it is not known
     * @param skipped messages that were left out because it was too late
     * @param heap the bytes of the heap in use at the end, garbage included
     */
    public record Process(Percentiles lag, double cpu, long skipped, long heap) {}

    /** Returns messages in one direction. */
    long messages(boolean sent) {
        return volumes.stream()
                .filter(volume -> volume.sent() == sent)
                .mapToLong(Volume::messages)
                .sum();
    }

    /** Returns bytes in one direction. */
    long bytes(boolean sent) {
        return volumes.stream()
                .filter(volume -> volume.sent() == sent)
                .mapToLong(Volume::bytes)
                .sum();
    }

    /** Returns the part of the unreliable pings that had no answer, or NaN if no ping had an answer. */
    double loss() {
        long all = unreliableRtt.count() + lostPings;
        return unreliableRtt.count() == 0 ? Double.NaN : (double) lostPings / all;
    }

    /** Returns connections that have ended and were not closed by this side. */
    long unexpectedDisconnects() {
        return disconnects.entrySet().stream()
                .filter(each -> each.getKey() != DisconnectInfo.Reason.LOCAL)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Returns why the figures may be those of this process rather than of the server. */
    List<String> warnings() {
        List<String> all = new ArrayList<>();
        if (process.lag().p99() > SLOW_LAG_MILLIS) {
            all.add("the event loops of this process were late by "
                    + Figures.millis(process.lag().p99())
                    + " (p99): round-trip times include that. Use fewer bots, or several machines");
        }
        if (process.cpu() > BUSY) {
            all.add("this process has used " + Figures.percent(process.cpu())
                    + " of all CPUs: it may have been slower than the server. Use fewer bots, or several machines");
        }
        if (process.skipped() > 0) {
            all.add("messages that were left out, because this process was late by more than a second: "
                    + Figures.count(process.skipped()));
        }
        if (unsent.containsKey("FULL")) {
            all.add("messages that were not accepted, because the server did not read as fast as they were sent: "
                    + Figures.count(unsent.get("FULL")));
        }
        return all;
    }

    /** Returns what there is to say of round-trip times where there is none, or an empty string. */
    String noRoundTrips() {
        if (rtt.count() > 0) {
            return "";
        }
        return !setup.pings()
                ? "not measured: --ping-interval is 0s"
                : unansweredPings > 0
                        ? "no answers to " + Figures.count(unansweredPings)
                                + " pings: a C# server answers them only if its application does"
                        : "no answers yet: the run has ended before";
    }
}
