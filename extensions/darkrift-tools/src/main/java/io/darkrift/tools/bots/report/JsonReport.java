package io.darkrift.tools.bots.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.darkrift.message.SendMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report in JSON. Times are in milliseconds; what was not measured is null. */
public final class JsonReport {
    private JsonReport() {}

    /**
     * Returns the report in JSON.
     *
     * @param report what was measured
     * @param checks what thresholds say
     * @return an object
     */
    public static String of(BotsReport report, List<Threshold.Result> checks) {
        JsonObject json = new JsonObject();
        json.addProperty("darkrift", "bots");
        json.addProperty("version", 1);
        json.addProperty("server", report.setup().server());
        json.addProperty("started", report.setup().started().toString());
        json.addProperty("seconds", report.seconds());
        json.addProperty("bots", report.setup().bots());
        json.addProperty("behaviour", report.setup().behaviour());
        JsonObject connects = new JsonObject();
        connects.addProperty("attempts", report.attempts());
        connects.addProperty("connected", report.connects());
        connects.addProperty("peak", report.peak());
        connects.add("time", percentiles(report.connectTime()));
        connects.add("failures", counts(report.connectFailures()));
        json.add("connects", connects);
        json.add("messages", volumes(report));
        json.add("unsent", counts(report.unsent()));
        JsonObject disconnects = new JsonObject();
        report.disconnects().forEach((reason, count) -> disconnects.addProperty(reason.name(), count));
        json.add("disconnects", disconnects);
        json.add("rtt", roundTrips(report.rtt(), report.unansweredPings()));
        JsonObject unreliable = roundTrips(report.unreliableRtt(), report.lostPings());
        unreliable.add("loss", number(report.loss()));
        json.add("rttUnreliable", unreliable);
        JsonObject measurements = new JsonObject();
        report.measurements().forEach((name, values) -> measurements.add(name, percentiles(values)));
        json.add("measurements", measurements);
        JsonObject failures = new JsonObject();
        failures.addProperty("total", report.failures());
        failures.add("byText", counts(report.failureTexts()));
        failures.addProperty("errors", report.errors());
        failures.add("stackTraces", counts(report.errorTraces()));
        json.add("failures", failures);
        JsonObject process = new JsonObject();
        process.add("lag", percentiles(report.process().lag()));
        process.add("cpu", number(report.process().cpu()));
        process.addProperty("skipped", report.process().skipped());
        process.addProperty("heapBytes", report.process().heap());
        json.add("process", process);
        JsonArray warnings = new JsonArray();
        report.warnings().forEach(warnings::add);
        json.add("warnings", warnings);
        json.add("checks", checks(checks));
        json.add("timeline", timeline(report.timeline()));
        return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(json) + "\n";
    }

    private static com.google.gson.JsonElement number(double value) {
        return Double.isNaN(value) ? JsonNull.INSTANCE : new JsonPrimitive(Math.round(value * 1e6) / 1e6);
    }

    private static JsonObject percentiles(Percentiles values) {
        JsonObject json = new JsonObject();
        json.addProperty("count", values.count());
        for (String name : List.of("mean", "p50", "p90", "p99", "p999", "max")) {
            json.add(name, number(values.named(name)));
        }
        return json;
    }

    private static JsonObject roundTrips(Percentiles values, long unanswered) {
        JsonObject json = percentiles(values);
        json.addProperty("unanswered", unanswered);
        return json;
    }

    private static JsonObject counts(Map<String, Long> counts) {
        JsonObject json = new JsonObject();
        counts.forEach(json::addProperty);
        return json;
    }

    private static JsonArray volumes(BotsReport report) {
        JsonArray json = new JsonArray();
        for (BotsReport.Volume volume : report.volumes()) {
            JsonObject each = new JsonObject();
            each.addProperty("from", volume.sent() ? "client" : "server");
            each.addProperty("channel", channel(volume.mode()));
            each.add(
                    "tag",
                    volume.tag() == Measurements.OTHER_TAGS ? JsonNull.INSTANCE : new JsonPrimitive(volume.tag()));
            String name = volume.tag() < 0 ? "" : report.setup().names().apply(volume.tag());
            if (!name.isEmpty()) {
                each.addProperty("name", name);
            }
            each.addProperty("messages", volume.messages());
            each.addProperty("bytes", volume.bytes());
            json.add(each);
        }
        return json;
    }

    /** The name of a channel in reports. */
    static String channel(SendMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static JsonArray checks(List<Threshold.Result> checks) {
        JsonArray json = new JsonArray();
        for (Threshold.Result check : checks) {
            JsonObject each = new JsonObject();
            each.addProperty("failIf", check.threshold().text());
            each.add("value", number(check.value()));
            each.addProperty("failed", check.failed());
            json.add(each);
        }
        return json;
    }

    private static JsonArray timeline(List<Sample> samples) {
        JsonArray json = new JsonArray();
        for (Sample sample : samples) {
            JsonObject each = new JsonObject();
            each.add("t", number(sample.seconds()));
            each.addProperty("connected", sample.connected());
            each.add("sent", number(sample.sent()));
            each.add("received", number(sample.received()));
            each.add("bytesSent", number(sample.bytesSent()));
            each.add("bytesReceived", number(sample.bytesReceived()));
            each.add("rttP50", number(sample.rttP50()));
            each.add("rttP99", number(sample.rttP99()));
            each.add("lagMax", number(sample.lag()));
            each.add("cpu", number(sample.cpu()));
            each.addProperty("failures", sample.failures());
            json.add(each);
        }
        return json;
    }
}
