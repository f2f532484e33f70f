package io.darkrift.tools.doctor;

import io.darkrift.message.SendMode;
import io.darkrift.transport.LinkWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures round trips, and the largest datagram that arrives. */
final class PingCheck {
    /** A connection that pings go over. */
    interface Target {
        /** The tag of the library's own pings. */
        int TAG = 65_535;

        /**
         * Sends a ping, and waits for its acknowledgement.
         *
         * @param mode the channel
         * @param bytes the size of the ping with its header of 5
         * @param deadline when to stop waiting
         * @return nanoseconds until the acknowledgement arrived, or -1 if it did not
         * @throws IOException if the connection has ended
         */
        long ping(SendMode mode, int bytes, Deadline deadline) throws IOException;

        /** Returns the size of the largest acknowledgement that has arrived over UDP, or 0 if that is not known. */
        int largestAcknowledgement();
    }

    /** What the library accepts by default. */
    static final int MAX_DATAGRAM = 8_192;

    /** What the library sends by default, and every network carries in one packet. */
    private static final int USUAL_DATAGRAM = 1_200;

    private static final int SAMPLES = 5;
    private static final int TRIES = 2;
    private static final int PRECISION = 8;
    private static final int ROUND_TRIPS = 5;
    private static final Duration LEAST_WAIT = Duration.ofMillis(300);

    private final Target target;
    private final Report.At report;
    private final Deadline deadline;
    private final int maxDatagram;
    private Duration wait;

    /**
     * A check.
     *
     * @param roundTrip what is known of the round-trip time
     * @param maxDatagram the largest datagram that is tried, in bytes with its header
     */
    PingCheck(Target target, Report.At report, Deadline deadline, Duration roundTrip, int maxDatagram) {
        this.target = target;
        this.report = report;
        this.deadline = deadline;
        this.maxDatagram = maxDatagram;
        this.wait = waitFor(roundTrip);
    }

    private static Duration waitFor(Duration roundTrip) {
        Duration several = roundTrip.multipliedBy(ROUND_TRIPS);
        return several.compareTo(LEAST_WAIT) > 0 ? several : LEAST_WAIT;
    }

    /**
     * Pings over TCP.
     *
     * @param instead what is known where the server does not acknowledge pings, such as the connect time
     * @return whether it acknowledges them
     */
    boolean reliable(String instead) throws IOException {
        List<Long> times = samples(SendMode.RELIABLE);
        if (times.isEmpty()) {
            report.ok(
                    "ping tcp",
                    "not acknowledged: a C# server acknowledges pings only if its application does; " + instead,
                    Map.of("sent", 1, "acknowledged", 0));
            return false;
        }
        report.ok("ping tcp", text(times), data(times, SAMPLES));
        wait = waitFor(Duration.ofNanos(Collections.max(times)));
        return true;
    }

    /** Pings over UDP, which the server acknowledges over TCP, and looks for the largest datagram. */
    void unreliable() throws IOException {
        List<Long> times = samples(SendMode.UNRELIABLE);
        if (times.isEmpty()) {
            report.warning(
                    "ping udp",
                    "no ping of " + SAMPLES + " was acknowledged, but pings over TCP were",
                    data(times, SAMPLES),
                    "Messages over UDP do not get through, though the handshake did: does a firewall limit UDP, or is"
                            + " the server overloaded?");
            return;
        }
        if (times.size() < SAMPLES) {
            report.warning(
                    "ping udp",
                    text(times) + "; " + (SAMPLES - times.size()) + " of " + SAMPLES + " were lost",
                    data(times, SAMPLES),
                    "Some datagrams were lost: expect unreliable messages to be missing.");
        } else {
            report.ok("ping udp", text(times), data(times, SAMPLES));
        }
        datagrams();
    }

    private List<Long> samples(SendMode mode) throws IOException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < SAMPLES && !deadline.isOver(); i++) {
            long nanos = target.ping(mode, LinkWriter.PING_HEADER_BYTES, deadline.within(wait));
            if (nanos >= 0) {
                times.add(nanos);
            } else if (mode == SendMode.RELIABLE) {
                // TCP loses nothing: the server does not acknowledge them.
                break;
            }
        }
        return times;
    }

    private static String text(List<Long> times) {
        return "round trips of " + millis(Collections.min(times)) + " to " + millis(Collections.max(times)) + ", mean "
                + millis(mean(times)) + ", of " + times.size() + " pings";
    }

    private static Map<String, Object> data(List<Long> times, int sent) {
        if (times.isEmpty()) {
            return Map.of("sent", sent, "acknowledged", 0);
        }
        return Map.of(
                "sent",
                sent,
                "acknowledged",
                times.size(),
                "minMillis",
                Collections.min(times) / 1e6,
                "meanMillis",
                mean(times) / 1e6,
                "maxMillis",
                Collections.max(times) / 1e6);
    }

    private static long mean(List<Long> times) {
        return (long) times.stream().mapToLong(each -> each).average().orElse(0);
    }

    /** Returns a time as a person reads it. */
    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }

    private void datagrams() throws IOException {
        int most = Math.min(MAX_DATAGRAM, maxDatagram);
        int usual = Math.min(USUAL_DATAGRAM, most);
        if (!arrives(usual) && !arrives(LinkWriter.PING_HEADER_BYTES + 1)) {
            report.ok(
                    "datagrams",
                    "not measured: the server acknowledges empty pings alone, as before a login",
                    Map.of());
            return;
        }
        int arrived = arrives(most) ? most : largest(most);
        String text = String.format(
                Locale.ROOT,
                "%,d bytes arrive at the server%s%s",
                arrived,
                arrived == most ? ", the most that was tried" : ", and larger ones do not",
                back());
        Map<String, Object> data =
                Map.of("largestToServer", arrived, "tried", most, "largestFromServer", target.largestAcknowledgement());
        if (arrived < usual) {
            report.warning(
                    "datagrams",
                    text,
                    data,
                    String.format(
                            Locale.ROOT,
                            "Unreliable messages of more than %,d bytes do not arrive: set maxDatagramBytes to that on"
                                    + " both ends, or raise maxReceivedDatagramBytes of the server.",
                            arrived));
        } else {
            report.ok("datagrams", text, data);
        }
    }

    private String back() {
        int bytes = target.largestAcknowledgement();
        return bytes > LinkWriter.PING_HEADER_BYTES
                ? String.format(Locale.ROOT, "; %,d bytes came back", bytes)
                : "; its acknowledgements are small, and do not show what arrives here";
    }

    /** Looks for the largest one by halves. The largest of all does not arrive. */
    private int largest(int tooLarge) throws IOException {
        int arrived = LinkWriter.PING_HEADER_BYTES;
        int lost = tooLarge;
        if (arrives(USUAL_DATAGRAM)) {
            arrived = USUAL_DATAGRAM;
        }
        while (lost - arrived > PRECISION && !deadline.isOver()) {
            int middle = (arrived + lost) / 2;
            if (arrives(middle)) {
                arrived = middle;
            } else {
                lost = middle;
            }
        }
        return arrived;
    }

    /** Returns whether one of several datagrams of a size arrives. */
    private boolean arrives(int bytes) throws IOException {
        for (int i = 0; i < TRIES && !deadline.isOver(); i++) {
            if (target.ping(SendMode.UNRELIABLE, bytes, deadline.within(wait)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
