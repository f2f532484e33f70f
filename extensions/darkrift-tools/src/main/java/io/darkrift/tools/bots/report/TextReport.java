package io.darkrift.tools.bots.report;

import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report as text. */
public final class TextReport {
    private static final int LABEL = 22;

    private final BotsReport report;
    private final List<String> lines = new ArrayList<>();

    private TextReport(BotsReport report) {
        this.report = report;
    }

    /**
     * Returns the report as text.
     *
     * @param report what was measured
     * @param checks what thresholds say
     * @return some lines
     */
    public static String of(BotsReport report, List<Threshold.Result> checks) {
        TextReport text = new TextReport(report);
        text.write(checks);
        return String.join(System.lineSeparator(), text.lines);
    }

    private void write(List<Threshold.Result> checks) {
        line(
                "run",
                Figures.count(report.setup().bots()) + " bots, " + Figures.format("%.1f s", report.seconds()) + ", "
                        + report.setup().server());
        line("bots", report.setup().behaviour());
        line(
                "connects",
                Figures.count(report.connects()) + " of " + Figures.count(report.attempts()) + " attempts, at most "
                        + Figures.count(report.peak()) + " at once");
        line("connect time", percentiles(report.connectTime()));
        counts("failed to connect", report.connectFailures());
        line("sent", volume(true));
        volumes(true);
        line("received", volume(false));
        volumes(false);
        counts("not sent", report.unsent());
        line("round-trip time", report.noRoundTrips().isEmpty() ? percentiles(report.rtt()) : report.noRoundTrips());
        if (report.unreliableRtt().count() > 0) {
            line("  unreliable channel", percentiles(report.unreliableRtt()));
            line(
                    "datagram loss",
                    Figures.percent(report.loss()) + " of "
                            + Figures.count(report.unreliableRtt().count() + report.lostPings())
                            + " pings, there and back");
        }
        report.measurements().forEach((name, values) -> line(name, percentiles(values)));
        report.disconnects().forEach((reason, count) -> line("disconnects", Figures.count(count) + " " + reason));
        counts("failures", report.failureTexts());
        if (report.errors() > 0) {
            line("errors in bots", Figures.count(report.errors()));
            report.errorTraces()
                    .forEach((trace, count) -> line(
                            "",
                            Figures.count(count) + " x "
                                    + trace.lines().findFirst().orElse("")));
        }
        line(
                "this process",
                Figures.percent(report.process().cpu()) + " of all CPUs, event loops late by "
                        + Figures.millis(report.process().lag().p99()) + " (p99) and "
                        + Figures.millis(report.process().lag().max()) + " (max), heap "
                        + Figures.bytes(report.process().heap()));
        report.warnings().forEach(warning -> line("WARNING", warning));
        checks.forEach(check -> line("check", check.toString()));
    }

    private void line(String label, String text) {
        lines.add(Figures.format("%-" + LABEL + "s  %s", label, Printable.escape(text))
                .stripTrailing());
    }

    private void counts(String label, Map<String, Long> counts) {
        counts.forEach((text, count) -> line(label, Figures.count(count) + " x " + text));
    }

    private String volume(boolean sent) {
        return Figures.count(report.messages(sent)) + " messages ("
                + Figures.count(report.messages(sent) / report.seconds()) + "/s), "
                + Figures.bytes(report.bytes(sent)) + " (" + Figures.bytes(report.bytes(sent) / report.seconds())
                + "/s)";
    }

    private void volumes(boolean sent) {
        for (BotsReport.Volume volume : report.volumes()) {
            if (volume.sent() == sent) {
                line(
                        "",
                        Figures.count(volume.messages()) + " x "
                                + report.setup().tag(volume.tag())
                                + (volume.mode() == SendMode.UNRELIABLE ? ", unreliable, " : ", ")
                                + Figures.bytes(volume.bytes()));
            }
        }
    }

    /** Returns a summary in one line. */
    static String percentiles(Percentiles values) {
        return values.count() == 0
                ? "-"
                : "p50 " + Figures.millis(values.p50()) + ", p90 " + Figures.millis(values.p90()) + ", p99 "
                        + Figures.millis(values.p99()) + ", max " + Figures.millis(values.max()) + " ("
                        + Figures.count(values.count()) + ")";
    }
}
