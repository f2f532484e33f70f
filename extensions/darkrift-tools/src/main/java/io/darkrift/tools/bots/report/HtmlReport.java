package io.darkrift.tools.bots.report;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** The report as one page, without anything from elsewhere. */
public final class HtmlReport {
    /** An axis of whole numbers has no parts of one. */
    private static final double WHOLE = 4;

    private final BotsReport report;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(BotsReport report) {
        this.report = report;
    }

    /**
     * Returns the report as a page.
     *
     * @param report what was measured
     * @param checks what thresholds say
     * @return a document in HTML, which is well-formed XML, too
     */
    public static String of(BotsReport report, List<Threshold.Result> checks) {
        HtmlReport page = new HtmlReport(report);
        page.write(checks);
        return page.html.toString();
    }

    /** Escapes what is not markup. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    boolean isPlain = each == '\n'
                            || each == '\t'
                            || each >= ' ' && each < 0xD800
                            || each > 0xDFFF && each != 0xFFFE && each != 0xFFFF;
                    escaped.append(isPlain ? Character.toString(each) : "\uFFFD");
                }
            }
        });
        return escaped.toString();
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<Threshold.Result> checks) {
        BotsReport.Setup setup = report.setup();
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
                .append("<title>Bots on ")
                .append(escape(setup.server()))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style></head><body><main>\n<h1>")
                .append(Figures.count(setup.bots()))
                .append(" bots on ")
                .append(escape(setup.server()))
                .append("</h1>\n<p class=\"note\">")
                .append(escape(setup.behaviour()))
                .append(". Started ")
                .append(escape(setup.started().truncatedTo(ChronoUnit.SECONDS).toString()))
                .append(Figures.format(", %.1f s.", report.seconds()))
                .append("</p>\n");
        tiles();
        report.warnings()
                .forEach(warning -> html.append("<p class=\"warning\">Warning: ")
                        .append(escape(warning))
                        .append(".</p>\n"));
        checks(checks);
        charts();
        times();
        volumes();
        counts("Failures to connect", report.connectFailures());
        counts("Other failures", report.failureTexts());
        counts("Messages that were not sent", report.unsent());
        disconnects();
        traces();
        html.append("</main></body></html>\n");
    }

    // ---- the parts

    private void tiles() {
        html.append("<section class=\"tiles\">");
        tile(
                "connected",
                Figures.count(report.connects()) + " of " + Figures.count(report.attempts()),
                "at most " + Figures.count(report.peak()) + " at once");
        tile(
                "round-trip time",
                report.rtt().count() == 0 ? "-" : Figures.millis(report.rtt().p50()),
                report.rtt().count() == 0
                        ? report.noRoundTrips()
                        : "p99 " + Figures.millis(report.rtt().p99()));
        tile("sent", Figures.count(report.messages(true) / report.seconds()) + "/s", total(true));
        tile("received", Figures.count(report.messages(false) / report.seconds()) + "/s", total(false));
        tile("failures", Figures.count(report.failures()), Figures.count(report.errors()) + " in the code of bots");
        tile(
                "this process",
                Figures.percent(report.process().cpu()),
                "of all CPUs; late by " + Figures.millis(report.process().lag().p99()) + " (p99)");
        html.append("</section>\n");
    }

    private String total(boolean sent) {
        return Figures.count(report.messages(sent)) + " messages, " + Figures.bytes(report.bytes(sent));
    }

    private void tile(String label, String value, String detail) {
        html.append("<div><b>")
                .append(escape(label))
                .append("</b><span>")
                .append(escape(value))
                .append("</span><small>")
                .append(escape(detail))
                .append("</small></div>");
    }

    private void checks(List<Threshold.Result> checks) {
        if (!checks.isEmpty()) {
            html.append("<ul class=\"checks\">");
            checks.forEach(check -> html.append("<li class=\"")
                    .append(check.failed() ? "bad" : "good")
                    .append("\">")
                    .append(escape(check.toString()))
                    .append("</li>"));
            html.append("</ul>\n");
        }
    }

    private void charts() {
        if (report.timeline().isEmpty()) {
            return;
        }
        html.append("<section class=\"charts\">\n");
        chart("Connections", WHOLE, Figures::count, line("open", Sample::connected));
        chart("Round-trip time", 0, Figures::millis, line("p99", Sample::rttP99), line("p50", Sample::rttP50));
        chart(
                "Messages a second",
                WHOLE,
                Figures::count,
                line("received", Sample::received),
                line("sent", Sample::sent));
        chart(
                "Bytes a second",
                WHOLE,
                Figures::bytes,
                line("received", Sample::bytesReceived),
                line("sent", Sample::bytesSent));
        chart("Failures since the start", WHOLE, Figures::count, line("failures", Sample::failures));
        chart("Lateness of this process", 0, Figures::millis, line("longest", Sample::lag));
        html.append("</section>\n");
    }

    private LineChart.Line line(String name, ToDoubleFunction<Sample> value) {
        return new LineChart.Line(
                name, report.timeline().stream().mapToDouble(value).toArray());
    }

    private void chart(String title, double least, DoubleFunction<String> format, LineChart.Line... lines) {
        double[] seconds =
                report.timeline().stream().mapToDouble(Sample::seconds).toArray();
        html.append(new LineChart(title, seconds, List.of(lines), least, format).toHtml());
    }

    private void times() {
        html.append("<h2>Times</h2>\n<table><tr><th>what</th><th>count</th><th>mean</th><th>p50</th><th>p90</th>")
                .append("<th>p99</th><th>p99.9</th><th>max</th></tr>\n");
        times("connecting", report.connectTime());
        times("round trip, reliable channel", report.rtt());
        if (report.unreliableRtt().count() > 0) {
            times("round trip, unreliable channel", report.unreliableRtt());
        }
        report.measurements().forEach(this::times);
        times("lateness of this process", report.process().lag());
        html.append("</table>\n");
        if (!report.noRoundTrips().isEmpty()) {
            note("Round-trip time: " + report.noRoundTrips());
        }
        if (report.unreliableRtt().count() > 0) {
            note("Datagram loss: " + Figures.percent(report.loss()) + " of "
                    + Figures.count(report.unreliableRtt().count() + report.lostPings()) + " pings, there and back");
        }
    }

    private void note(String text) {
        html.append("<p class=\"note\">").append(escape(text)).append(".</p>\n");
    }

    private void times(String name, Percentiles values) {
        row(
                name,
                Figures.count(values.count()),
                Figures.millis(values.mean()),
                Figures.millis(values.p50()),
                Figures.millis(values.p90()),
                Figures.millis(values.p99()),
                Figures.millis(values.p999()),
                Figures.millis(values.max()));
    }

    private void row(String... cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append("<td>").append(escape(cell)).append("</td>");
        }
        html.append("</tr>\n");
    }

    private void volumes() {
        html.append("<h2>Messages</h2>\n<table><tr><th>message</th><th>from</th><th>channel</th><th>messages</th>")
                .append("<th>a second</th><th>bytes</th></tr>\n");
        for (BotsReport.Volume volume : report.volumes()) {
            row(
                    report.setup().tag(volume.tag()),
                    volume.sent() ? "bots" : "server",
                    volume.mode() == SendMode.RELIABLE ? "reliable" : "unreliable",
                    Figures.count(volume.messages()),
                    Figures.count(volume.messages() / report.seconds()),
                    Figures.bytes(volume.bytes()));
        }
        html.append("</table>\n");
    }

    private void counts(String title, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            html.append("<h2>").append(escape(title)).append("</h2>\n<table><tr><th>what</th><th>count</th></tr>\n");
            counts.forEach((text, count) -> row(text, Figures.count(count)));
            html.append("</table>\n");
        }
    }

    private void disconnects() {
        html.append("<h2>Disconnects</h2>\n<table><tr><th>reason</th><th>count</th></tr>\n");
        report.disconnects()
                .forEach((reason, count) -> row(
                        reason == DisconnectInfo.Reason.LOCAL ? reason + " (closed by bots)" : "" + reason,
                        Figures.count(count)));
        html.append("</table>\n");
    }

    private void traces() {
        if (!report.errorTraces().isEmpty()) {
            html.append("<h2>Errors in the code of bots</h2>\n");
            report.errorTraces()
                    .forEach((trace, count) -> html.append("<details open=\"open\"><summary>")
                            .append(Figures.count(count))
                            .append(" times</summary><pre>")
                            .append(escape(trace))
                            .append("</pre></details>\n"));
        }
    }
}
