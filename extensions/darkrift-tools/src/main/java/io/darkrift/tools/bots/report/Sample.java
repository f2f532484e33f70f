package io.darkrift.tools.bots.report;

/**
 * What happened in an interval, of a second or of several.
 *
 * @param seconds its end, from the start of the run
 * @param connected connections that were open at its end
 * @param sent messages a second
 * @param received messages a second
 * @param bytesSent bytes a second
 * @param bytesReceived bytes a second
 * @param rttP50 the median of the round-trip times in milliseconds; NaN if there is none
 * @param rttP99 what 99 % of the round-trip times did not exceed, in milliseconds; NaN if there is none
 * @param lag how late the event loops of this process were at the most, in milliseconds
 * @param cpu the part of all CPUs that this process has used, 0 to 1; NaN if it is not known
 * @param failures failures since the start
 */
public record Sample(
        double seconds,
        int connected,
        double sent,
        double received,
        double bytesSent,
        double bytesReceived,
        double rttP50,
        double rttP99,
        double lag,
        double cpu,
        long failures) {
    /** Returns an interval that is this one and one of the same length behind it: rates are means, times the worst ones. */
    Sample plus(Sample next) {
        return new Sample(
                next.seconds,
                next.connected,
                (sent + next.sent) / 2,
                (received + next.received) / 2,
                (bytesSent + next.bytesSent) / 2,
                (bytesReceived + next.bytesReceived) / 2,
                worst(rttP50, next.rttP50),
                worst(rttP99, next.rttP99),
                worst(lag, next.lag),
                worst(cpu, next.cpu),
                next.failures);
    }

    private static double worst(double a, double b) {
        if (Double.isNaN(a)) {
            return b;
        }
        return Double.isNaN(b) ? a : Math.max(a, b);
    }
}
