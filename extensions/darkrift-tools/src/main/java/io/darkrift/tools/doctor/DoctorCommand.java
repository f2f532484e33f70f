package io.darkrift.tools.doctor;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.darkrift.tools.doctor.Report.Outcome;
import io.darkrift.tools.doctor.Report.Step;
import io.darkrift.tools.options.Address;
import io.darkrift.tools.options.DurationConverter;
import io.darkrift.tools.options.ServerOptions;
import io.netty.util.NetUtil;
import java.io.PrintWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds out what works between here and a server, and says what to do where something does not. */
@Command(
        name = "doctor",
        description = {
            "Finds out what works between here and a server: name, TCP, what speaks there, UDP in both directions, round"
                    + " trips, the largest datagram, TLS, WebSocket. Each step is one line; a verdict says what to do.",
            "It connects as a client does, and leaves with an orderly close. Servers that acknowledge pings get some over"
                    + " both channels, with tag 65,535 and up to 8,192 bytes."
        },
        exitCodeList = {
            "0:a client would work",
            "1:a client would not work, or not over both channels",
            "2:wrong usage",
            "3:nothing could be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  darkrift doctor localhost",
            "  darkrift doctor game.example.com:4296 --websocket-port 8080",
            "  darkrift doctor tls://game.example.com:4296 --json",
            "  darkrift doctor wss://game.example.com/Listener"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final int MAX_ADDRESSES = 8;
    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Option(
            names = "--websocket-port",
            paramLabel = "<port>",
            description =
                    "Also connects to the WebSocket listener at this port and the path /Listener. Give a ws:// URL as"
                            + " the server for another path.")
    private @Nullable Integer webSocketPort;

    @Option(
            names = "--timeout",
            paramLabel = "<duration>",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "The time limit of all steps together, 1s to 24h. Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    @Option(names = "--json", description = "Prints one JSON object in place of lines, when all is done.")
    private boolean json;

    /** Looks at the server. */
    @Override
    public Integer call() {
        Address address = server.address();
        // Refuses options that do not fit each other.
        server.transport();
        check(
                timeout.compareTo(Duration.ofSeconds(1)) >= 0,
                "--timeout is less than 1s: no server answers in that time");
        check(
                webSocketPort == null || webSocketPort >= 1 && webSocketPort <= MAX_PORT,
                "--websocket-port is " + webSocketPort + ": it is 1 to 65535");
        check(
                webSocketPort == null || !address.isWebSocket(),
                "--websocket-port is for addresses of bichannel: the server is one of WebSocket already");
        Report report = new Report(this::print);
        if (server.udpFallback()) {
            report.acceptReliable();
        }
        examine(address, report);
        if (json) {
            printJson(address, report);
        } else {
            printVerdict(report);
        }
        return report.exitCode();
    }

    private void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private void examine(Address address, Report report) {
        Deadline deadline = Deadline.in(timeout);
        List<InetAddress> addresses =
                NameLookup.of(address.host(), report.at(""), deadline.within(timeout.dividedBy(2)));
        if (address.isWebSocket()) {
            examineWebSocket(address, addresses, report, deadline);
        } else {
            examineBichannel(address, addresses, report, deadline);
        }
        if (webSocketPort != null && !addresses.isEmpty()) {
            String url = WebSocketCheck.url(address.host(), webSocketPort);
            if (!new WebSocketCheck(report.at(address.host()).looking(), deadline).run(url)) {
                report.lacks();
            }
        }
    }

    /** Looks at one address of each family, and whether the others can be reached. */
    private void examineBichannel(Address address, List<InetAddress> addresses, Report report, Deadline deadline) {
        AddressCheck.Plan plan = new AddressCheck.Plan(address, server.udpPort(), server.dialect());
        List<InetAddress> left = new ArrayList<>(addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size())));
        List<Boolean> done = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            InetAddress each = left.get(i);
            // What follows gets its share of the time.
            int shares = left.size() - i + (webSocketPort == null ? 0 : 1);
            Deadline share = deadline.within(deadline.left().dividedBy(shares));
            AddressCheck check = new AddressCheck(plan, server, each, report.at(NetUtil.toAddressString(each)), share);
            boolean isIpv4 = each instanceof Inet4Address;
            if (done.contains(isIpv4)) {
                check.reach();
            } else if (check.run()) {
                done.add(isIpv4);
            }
        }
    }

    private void examineWebSocket(Address address, List<InetAddress> addresses, Report report, Deadline deadline) {
        AddressCheck.Plan plan = new AddressCheck.Plan(address, server.udpPort(), server.dialect());
        boolean reached = false;
        for (InetAddress each : addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size()))) {
            Report.At at = report.at(NetUtil.toAddressString(each));
            Deadline share = deadline.within(deadline.left().dividedBy(addresses.size() + 1L));
            boolean there = new AddressCheck(plan, server, each, at, share).reach();
            if (there && !reached && address.isEncrypted()) {
                new SecureCheck(plan, server, plan.at(each), at, share).run();
            }
            reached |= there;
        }
        if (reached) {
            new WebSocketCheck(report.at(address.host()), deadline).run(address.toString());
        }
    }

    private void print(Step step) {
        if (json) {
            return;
        }
        String colour = step.outcome() == Outcome.OK ? "green" : step.outcome() == Outcome.WARNING ? "yellow" : "red";
        String outcome = String.format("%-8s", step.outcome());
        String shown = Ansi.AUTO.string("@|" + colour + " " + outcome + "|@");
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s %-10s %s%n", shown, step.step(), step.text());
        out.flush();
    }

    private void printVerdict(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        report.verdict().forEach(out::println);
        out.flush();
    }

    private void printJson(Address address, Report report) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server", address.toString());
        all.put("works", report.works().name().toLowerCase(Locale.ROOT));
        all.put("exitCode", report.exitCode());
        all.put("verdict", report.verdict());
        all.put("steps", report.steps().stream().map(DoctorCommand::json).toList());
        PrintWriter out = spec.commandLine().getOut();
        out.println(JSON.toJson(all));
        out.flush();
    }

    private static Map<String, Object> json(Step step) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("step", step.step());
        if (!step.address().isEmpty()) {
            all.put("address", step.address());
        }
        all.put("outcome", step.outcome().toString());
        all.put("text", step.text());
        all.putAll(step.data());
        return all;
    }
}
