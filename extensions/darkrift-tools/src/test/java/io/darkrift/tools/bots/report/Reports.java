package io.darkrift.tools.bots.report;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Reports for tests. */
final class Reports {
    static final String HOSTILE = "<script src=\"http://example.com/x.js\">&'\u0007";

    private Reports() {}

    static BotsReport.Setup setup(String server) {
        return new BotsReport.Setup(
                server, Instant.EPOCH, 3, HOSTILE, true, tag -> tag == 7 ? "Input" : tag == 8 ? HOSTILE : "");
    }

    /** A report with something of everything. */
    static BotsReport full() {
        Measurements measurements = new Measurements();
        Sampler sampler = new Sampler(measurements);
        for (int i = 1; i <= 3; i++) {
            measurements.attempted();
        }
        measurements.connected(millis(4));
        measurements.connected(millis(6));
        measurements.connectFailed("refused " + HOSTILE);
        measurements.sent(7, SendMode.UNRELIABLE, 10);
        measurements.sent(7, SendMode.UNRELIABLE, 10);
        measurements.received(8, SendMode.RELIABLE, 100);
        measurements.pinged(SendMode.RELIABLE, millis(20));
        measurements.pinged(SendMode.UNRELIABLE, millis(10));
        measurements.unanswered(SendMode.UNRELIABLE);
        sampler.sample();
        sampler.sample();
        measurements.pinged(SendMode.RELIABLE, millis(30));
        measurements.measured("login", millis(50));
        measurements.unsent("FULL");
        measurements.skipped();
        measurements.late(millis(200));
        measurements.failed(HOSTILE);
        for (int i = 0; i < 2; i++) {
            measurements.error(new IllegalStateException(HOSTILE));
        }
        measurements.disconnected(DisconnectInfo.Reason.PEER, true);
        sampler.sample();
        return sampler.report(setup(HOSTILE));
    }

    /** A report of a run in which nothing happened. */
    static BotsReport empty() {
        return new Sampler(new Measurements()).report(setup("localhost:4296"));
    }

    static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
